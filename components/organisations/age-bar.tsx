type AgeBarProps = { months: number; allowed: number | null; longest: number };

const height = 10;

/** The age of a figure on the scale of its table: the ground is the time allowed, ink the time past it. The words stand beside it. */
export function AgeBar({ months, allowed, longest }: AgeBarProps) {
  const percent = (value: number) => `${Math.round((value / Math.max(1, longest)) * 1000) / 10}%`;
  const within = allowed === null ? months : Math.min(months, allowed);
  return (
    <svg className="age-bar" width="100%" height={height} aria-hidden="true" focusable="false">
      {allowed !== null && <rect className="allowed" width={percent(allowed)} height={height} />}
      <rect className={allowed === null ? 'unmeasured' : 'within'} y="2" width={percent(within)} height={height - 4} />
      {allowed !== null && months > allowed && (
        <rect className="past" x={percent(allowed)} y="2" width={percent(months - allowed)} height={height - 4} />
      )}
    </svg>
  );
}
