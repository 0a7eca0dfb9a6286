export type ProgressBar = {
  kind: 'distance' | 'time';
  name: string;
  /** 0 to 1, from the stated baseline: counting from zero would flatter. */
  share: number;
  words: string;
};

export function ProgressAgainstTime({ bars, note }: { bars: ProgressBar[]; note?: string }) {
  return (
    <div className="pat">
      {bars.map(({ kind, name, share, words }) => (
        <div key={kind}>
          <span>{name}</span>
          <svg width="100%" height="12" aria-hidden="true" focusable="false">
            <rect className="ground" width="100%" height="12" />
            <rect
              className={kind === 'distance' ? 'distance' : undefined}
              fill={kind === 'time' ? 'url(#ticks)' : undefined}
              width={`${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`}
              height="12"
            />
          </svg>
          <b>{words}</b>
        </div>
      ))}
      {note && <p className="tiny">{note}</p>}
    </div>
  );
}
