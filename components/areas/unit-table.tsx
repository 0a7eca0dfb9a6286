import { DataTable } from '@/components/ui/data-table';
import { ancestors, type Step } from '@/lib/areas/lineage';
import type { UnitRow } from './map-section';
import type { AreaWords } from './words';

type Props = {
  words: AreaWords;
  rows: readonly UnitRow[];
  counts: readonly { area: string; count: number }[];
  steps: readonly Step[];
};

/** Every unit of the day with what it was formed from and how many figures there are, its own and its former units' apart. */
export function unitTable({ words, rows, counts, steps }: Props) {
  const { t, common, link, links, figures } = words;
  const countOf = (codes: readonly string[]) =>
    counts.filter(({ area }) => codes.includes(area)).reduce((sum, { count }) => sum + count, 0);
  const shown = (count: number) => (count === 0 ? <span className="faint">{common('none')}</span> : figures.count(count));
  const hasFormer = rows.some(({ unit }) => steps.some(({ successor }) => successor === unit.code));
  const isMerged = rows.some(({ from }) => from.length > 0);
  return (
    <div className="unit-list">
      <DataTable
        stack
        caption={t('list.caption')}
        columns={[
          { key: 'unit', label: t('list.unit') },
          { key: 'kind', label: t('list.kind') },
          { key: 'code', label: t('list.code') },
          ...(isMerged ? [{ key: 'from', label: t('list.formedFrom') }] : []),
          { key: 'figures', label: t('list.figures'), isNumeric: true },
          ...(hasFormer ? [{ key: 'former', label: t('list.formerFigures'), isNumeric: true }] : []),
        ]}
        rows={rows.map(({ unit, from }) => ({
          key: unit.code,
          cells: [
            link(unit),
            t(`kindShort.${unit.kind}`),
            unit.notation,
            ...(isMerged
              ? [
                  <span key="from" className="wide-cell">
                    {from.length > 1 ? links(from) : t('list.unchanged')}
                  </span>,
                ]
              : []),
            shown(countOf([unit.code])),
            ...(hasFormer ? [shown(countOf(ancestors(steps, unit.code)))] : []),
          ],
        }))}
      />
    </div>
  );
}
