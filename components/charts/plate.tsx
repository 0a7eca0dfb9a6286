import type { ReactNode } from 'react';

type PlateProps = {
  id?: string;
  /** The finding. */
  title: ReactNode;
  /** Measure, unit, period. */
  subtitle: ReactNode;
  children: ReactNode;
  /** Publication, then organisation, with their stamps. */
  source?: ReactNode;
  /** Links to the table, the files, the citation. */
  actions?: { href: string; label: string }[];
};

export function Plate({ id, title, subtitle, children, source, actions = [] }: PlateProps) {
  return (
    <figure className="plate" id={id}>
      <figcaption>
        <p className="chart-title">{title}</p>
        <p className="chart-subtitle">{subtitle}</p>
      </figcaption>
      {children}
      {source && <p className="tiny mute mt-1">{source}</p>}
      {actions.length > 0 && (
        <ul className="acts">
          {actions.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
