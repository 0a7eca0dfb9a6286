import type { ReactNode } from 'react';
import type { Share } from '@/components/cite/share';
import { ShareSection } from '@/components/cite/share-section';
import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { acrossLists, formedFrom, stepsKnown, unitsOn } from '@/lib/areas/lineage';
import type { Succession } from '@/lib/areas/queries';
import type { AreaRecord } from '@/lib/areas/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { mapSection } from './map-section';
import { unitTable } from './unit-table';
import { type AreaWords, areaWords } from './words';

type Props = {
  locale: Locale;
  view: View;
  units: readonly AreaRecord[];
  crosswalk: readonly Succession[];
  counts: readonly { area: string; count: number }[];
  sources: readonly MarkedSource[];
  share: Share | null;
};

/** The units of the day: finding, map where there is one, table. */
export async function AreasPage({ locale, view, units, crosswalk, counts, sources, share }: Props) {
  const [words, marks] = await Promise.all([areaWords(locale, view), marksFor(sources, locale)]);
  const { t } = words;
  const standing = unitsOn(units, view.day);
  if (standing === null) return <Unrecorded words={words} units={units} />;
  const steps = stepsKnown(crosswalk, view.asOf);
  const isNew = standing.some(({ scheme }) => scheme === 'vn-34');
  const reform = acrossLists(units, steps);
  const kinds = {
    provinces: standing.filter(({ kind }) => kind === 'province').length,
    cities: standing.filter(({ kind }) => kind === 'city').length,
  };
  const first = reform[0];
  const lede: ReactNode =
    isNew && first?.act && first.happenedOn
      ? t.rich('list.lede', {
          ...kinds,
          date: words.date(first.happenedOn),
          after: new Set(reform.map(({ successor }) => successor)).size,
          before: new Set(reform.map(({ predecessor }) => predecessor)).size,
          notation: first.act.notation ?? first.act.code,
          act: (name) => (
            <span className="nowrap">
              <a href={words.href(`/documents/${first.act?.code}`)}>{name}</a>
              <SourceMarks sources={first.act?.source ? marks.of([first.act.source]) : []} />
            </span>
          ),
        })
      : t('list.ledeBefore', { ...kinds, total: standing.length });
  const counted = standing.filter(({ code }) => counts.some(({ area }) => area === code)).length;
  const rows = standing.map((unit) => ({ unit, from: formedFrom(units, steps, unit) }));
  return (
    <>
      <PageHead
        title={setTitle(
          counted === standing.length ? t('list.findingAll', { total: counted }) : t('list.finding', { total: standing.length, counted }),
          locale,
        )}
        lede={
          <>
            {lede} {t('list.ledeNever')}
          </>
        }
      />
      <div className="wrap">
        {mapSection(words, isNew ? rows : null)}
        <Section
          id="list"
          rail={t('list.rail')}
          notes={[
            t('list.order'),
            reform.length > 0 ? (
              <a key="crosswalk" href={`/${locale}/areas/crosswalk`}>
                {t('list.crosswalk')}
              </a>
            ) : null,
            <a key="country" href={words.href('/areas/vn')}>
              {t('list.country')}
            </a>,
          ]}
        >
          {unitTable({ words, rows, counts, steps })}
        </Section>
        {share && <ShareSection locale={locale} share={share} />}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

function Unrecorded({ words: { locale, t, date }, units }: { words: AreaWords; units: readonly AreaRecord[] }) {
  const begins = units.flatMap(({ validFrom }) => validFrom ?? []).sort()[0] ?? '';
  return (
    <>
      <PageHead title={setTitle(t('title'), locale)} />
      <div className="wrap">
        <Section rail={t('list.rail')}>
          <Notice kind="plain" title={t('list.unrecordedTitle')}>
            {begins && t('list.unrecorded', { date: date(begins) })} <a href={`/${locale}/areas`}>{t('list.now')}</a>
          </Notice>
        </Section>
      </div>
    </>
  );
}
