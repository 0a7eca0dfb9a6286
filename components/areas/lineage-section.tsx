import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import type { Succession } from '@/lib/areas/queries';
import { localize } from '@/lib/i18n/localized';
import { AreaTable } from './area-table';
import type { AreaContext } from './context';
import type { AreaWords } from './words';

/** The units before and after, each with its day and the legal act. */
export function lineageSection(context: AreaContext): ReactNode {
  const { words, area, steps } = context;
  const { t } = words;
  const before = steps.filter(({ successor }) => successor === area.code);
  const after = steps.filter(({ predecessor }) => predecessor === area.code);
  return (
    <Section id="lineage" rail={t('lineage.rail')} notes={[t('lineage.note')]}>
      {before.length + after.length === 0 && <p>{t('lineage.none')}</p>}
      {before.length > 0 && lineageTable(context, t('lineage.before'), before, 'predecessor')}
      {after.length > 0 && lineageTable(context, t('lineage.after'), after, 'successor')}
    </Section>
  );
}

function lineageTable(
  { words, marks, units }: AreaContext,
  caption: string,
  steps: readonly Succession[],
  side: 'predecessor' | 'successor',
) {
  const { t, link, date } = words;
  const rows = steps.flatMap((step) => {
    const unit = units.find(({ code }) => code === step[side]);
    return unit ? [{ step, unit }] : [];
  });
  return (
    <AreaTable
      caption={caption}
      columns={[
        { key: 'unit', label: t('lineage.unit') },
        { key: 'kind', label: t('list.kind') },
        { key: 'code', label: t('lineage.code') },
        { key: 'day', label: t('lineage.day') },
        { key: 'act', label: t('lineage.act') },
      ]}
      rows={rows.map(({ step, unit }) => ({
        key: unit.code,
        cells: [
          link(unit),
          t(`kindShort.${unit.kind}`),
          unit.notation,
          step.happenedOn === null ? t('lineage.dayUnknown') : date(step.happenedOn),
          actCell(words, marks, step),
        ],
      }))}
    />
  );
}

/** The number of the act, or its title, as a link with its stamp. */
export function actCell({ t, locale, href }: AreaWords, marks: Marks, { act }: Succession): ReactNode {
  if (act === null) return t('lineage.actUnknown');
  const title = localize(act.title, locale);
  return (
    <span className={act.notation === null ? undefined : 'nowrap'}>
      <a href={href(`/documents/${act.code}`)} lang={act.notation === null ? foreignLang({ text: title, pageLocale: locale }) : undefined}>
        {act.notation ?? title.words}
      </a>
      {act.source !== null && <SourceMarks sources={marks.of([act.source])} />}
    </span>
  );
}
