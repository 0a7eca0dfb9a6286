import { byName } from '@/components/organisations/by-name';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import type { BodyLine, Count } from '@/lib/catalog/readings/lateness';
import type { LatenessWords } from './words';

/** Each body with its counts in the order of names: each kind apart, never a sum, a score or a rank. */
export function BodiesSection({ lines, words }: { lines: readonly BodyLine[]; words: LatenessWords }) {
  const { t, locale, nameOf, strategy } = words;
  if (lines.length === 0) return null;
  const said = ({ count, longest }: Count) =>
    count === 0
      ? strategy.count(0)
      : t('bodies.longest', { tasks: count, count: strategy.count(count), longest, shown: strategy.count(longest) });
  const codes = byName(
    lines.map(({ code }) => code),
    nameOf,
    locale,
  );
  const rows = codes.flatMap((code) => lines.filter((line) => line.code === code));
  return (
    <Section id="bodies" rail={t('bodies.rail')} notes={[t('bodies.order')]} heading={t('bodies.heading')} sub={t('bodies.sub')}>
      <div className="late-bodies">
        <DataTable
          stack
          caption={<span className="vh">{t('bodies.caption')}</span>}
          columns={[
            { key: 'body', label: t('bodies.body') },
            { key: 'late', label: t('bodies.late') },
            { key: 'overdue', label: t('bodies.overdue') },
            { key: 'doneLate', label: t('bodies.doneLate') },
            { key: 'missing', label: t('bodies.missing') },
            { key: 'stale', label: t('bodies.stale') },
            { key: 'replies', label: t('bodies.replies') },
          ]}
          rows={rows.map((line) => ({
            key: line.code,
            cells: [
              <span key="name">{strategy.name(line.code)}</span>,
              said(line.late),
              said(line.overdue),
              said(line.doneLate),
              said(line.missing),
              said(line.stale),
              strategy.count(line.replies),
            ],
          }))}
        />
      </div>
    </Section>
  );
}
