export type VintageStop = {
  /** Value of the parameter, YYYY-MM-DD; empty for the newest state. */
  value: string;
  date: string;
  words?: string;
  isChecked: boolean;
};

type VintagesProps = { action: string; parameter?: string; legend: string; button: string; stops: VintageStop[] };

function layout(count: number) {
  if (count > 5) return 'stops many';
  return count > 3 ? 'stops some' : 'stops';
}

export function Vintages({ action, parameter = 'as-of', legend, button, stops }: VintagesProps) {
  return (
    <form action={action} method="get">
      <fieldset className="vint">
        <legend className="vh">{legend}</legend>
        <div className={layout(stops.length)}>
          {stops.map(({ value, date, words, isChecked }) => (
            <label key={value}>
              <input type="radio" name={parameter} value={value} defaultChecked={isChecked} />
              <b>{date}</b>
              {words}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="mt-2">
        <button className="btn" type="submit">
          {button}
        </button>
      </p>
    </form>
  );
}
