import { Status, type StatusKind } from './status';

export type TallyEntry = { kind: StatusKind; count: string; label: string; href?: string };

export function Tally({ entries }: { entries: TallyEntry[] }) {
  return (
    <ul className="tally">
      {entries.map(({ kind, count, label, href }) => {
        const content = (
          <>
            <span className="count">{count}</span>
            <Status kind={kind} label={label} />
          </>
        );
        return (
          <li key={label}>
            {href ? (
              <a className="entry" href={href}>
                {content}
              </a>
            ) : (
              <div className="entry">{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
