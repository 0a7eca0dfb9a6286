import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';

export type DeskItem = { key: string; href: string; label: ReactNode; note?: ReactNode };
type DeskSectionProps = {
  id: string;
  rail: string;
  note?: string;
  items: readonly DeskItem[];
  /** What to do where there is nothing. */
  empty: ReactNode;
  more?: { href: string; label: string } | null;
};

/** One kind of work: its items, each leading to where it is done; where there are none, what comes next. */
export function DeskSection({ id, rail, note, items, empty, more = null }: DeskSectionProps) {
  return (
    <Section id={id} rail={rail} notes={note === undefined ? [] : [note]}>
      {items.length === 0 ? (
        <p className="measure">{empty}</p>
      ) : (
        <ul className="desk-list">
          {items.map(({ key, href, label, note: beside }) => (
            <li key={key}>
              <a href={href}>{label}</a>
              {beside && <span className="small mute">{beside}</span>}
            </li>
          ))}
        </ul>
      )}
      {more && (
        <p className="small">
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </Section>
  );
}
