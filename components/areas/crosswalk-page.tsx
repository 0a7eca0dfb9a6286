import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { DataTable } from '@/components/ui/data-table';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { acrossLists, otherBearers } from '@/lib/areas/lineage';
import type { Succession } from '@/lib/areas/queries';
import type { AreaRecord } from '@/lib/areas/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { actCell } from './lineage-section';
import { areaWords } from './words';

type Props = {
  locale: Locale;
  view: View;
  units: readonly AreaRecord[];
  crosswalk: readonly Succession[];
  sources: readonly MarkedSource[];
};

/** Both ends of the reform, counted: what the title of the page and its description say. */
export function crosswalkCounts(units: readonly AreaRecord[], crosswalk: readonly Succession[]): { before: number; after: number } {
  const steps = acrossLists(units, crosswalk);
  return { before: new Set(steps.map((step) => step.predecessor)).size, after: new Set(steps.map((step) => step.successor)).size };
}

/** The whole crosswalk: the list of 63 to the list of 34, then changes of name or rank inside a list. */
export async function CrosswalkPage({ locale, view, units, crosswalk, sources }: Props) {
  const [words, marks] = await Promise.all([areaWords(locale, view), marksFor(sources, locale)]);
  const { t, link, date, name } = words;
  const unitOf = (code: string) => units.find((unit) => unit.code === code);
  const rows = crosswalk.flatMap((step) => {
    const [before, after] = [unitOf(step.predecessor), unitOf(step.successor)];
    return before && after ? [{ step, before, after }] : [];
  });
  const reused = units.filter((unit) => unit.scheme === 'vn-34' && otherBearers(units, crosswalk, unit).length > 0);
  const codes = new Intl.ListFormat(locale, { type: 'conjunction' }).format(reused.map(({ notation }) => notation));
  const isReused = new Set(reused.map(({ code }) => code));
  const table = (caption: string, shown: typeof rows, withKind: boolean) => (
    <div className="unit-list pairs">
      <DataTable
        stack
        caption={caption}
        columns={[
          { key: 'old', label: t('crosswalk.oldUnit') },
          { key: 'oldCode', label: t('crosswalk.oldCode') },
          { key: 'new', label: t('crosswalk.newUnit') },
          { key: 'newCode', label: t('crosswalk.newCode') },
          { key: 'day', label: t('lineage.day') },
          { key: 'act', label: t('lineage.act') },
        ]}
        rows={shown.map(({ step, before, after }) => ({
          key: `${before.code} ${after.code}`,
          cells: [
            <span key="old">
              {link(before)}
              {withKind && <span className="cell-note">{t(`kindShort.${before.kind}`)}</span>}
            </span>,
            before.notation,
            <span key="new">
              {link(after)}
              {withKind && <span className="cell-note">{t(`kindShort.${after.kind}`)}</span>}
            </span>,
            <span key="code">
              {after.notation}
              {isReused.has(after.code) && <span className="cell-note">{t('crosswalk.reused')}</span>}
            </span>,
            step.happenedOn === null ? (
              t('lineage.dayUnknown')
            ) : (
              <span key="day" className="nowrap">
                {date(step.happenedOn)}
              </span>
            ),
            actCell(words, marks, step),
          ],
        }))}
      />
    </div>
  );
  const across = new Set<Succession>(acrossLists(units, crosswalk));
  const order = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    a.after.notation.localeCompare(b.after.notation) || name(a.before).localeCompare(name(b.before), locale);
  const merged = rows.filter(({ step }) => across.has(step)).sort(order);
  const within = rows.filter(({ step }) => !across.has(step)).sort(order);
  return (
    <>
      <PageHead
        title={setTitle(t('crosswalk.title', crosswalkCounts(units, crosswalk)), locale)}
        lede={t('crosswalk.lede', { reused: reused.length, codes })}
      />
      <div className="wrap">
        <Section id="crosswalk" rail={t('crosswalk.mergers')} notes={[t('crosswalk.mergersNote')]}>
          {table(t('crosswalk.mergersCaption'), merged, false)}
        </Section>
        {within.length > 0 && (
          <Section id="within" rail={t('crosswalk.within')} notes={[t('crosswalk.withinNote')]}>
            {table(t('crosswalk.withinCaption'), within, true)}
          </Section>
        )}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
