import type { ReactNode } from 'react';
import { indicatorTexts } from '@/components/indicators/texts';
import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { PageHead } from '@/components/ui/page-head';
import { setTitle } from '@/components/ui/title';
import type { AreaEvent } from '@/lib/areas/around-queries';
import type { AreaFigure, UnitIndicator } from '@/lib/areas/figure-queries';
import { ancestors, formedFrom, isKnown, knownEnd, stepsKnown } from '@/lib/areas/lineage';
import type { Succession } from '@/lib/areas/queries';
import type { AreaRecord } from '@/lib/areas/schema';
import type { DocumentRecord } from '@/lib/documents/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { eventsSection, targetsSection } from './around-section';
import type { AreaContext } from './context';
import { factsSection, listName } from './facts-section';
import { figuresSection, formerSection } from './figures-section';
import { lineageSection } from './lineage-section';
import { UnknownArea } from './unknown-area';
import { type AreaWords, areaWords } from './words';

export type AreaPageProps = {
  locale: Locale;
  view: View;
  area: AreaRecord;
  units: readonly AreaRecord[];
  crosswalk: readonly Succession[];
  /** Of the unit and of those it was formed from. */
  figures: readonly AreaFigure[];
  /** Indicators with figures for the country, and those with figures for single units of the same list. */
  country: number;
  indicators: readonly UnitIndicator[];
  targeted: readonly IndicatorBrief[];
  documents: readonly DocumentRecord[];
  events: { items: readonly AreaEvent[]; total: number };
  sources: readonly MarkedSource[];
};

export async function AreaPage(props: AreaPageProps) {
  const { locale, view, area, units, figures, sources } = props;
  const [words, texts, marks] = await Promise.all([areaWords(locale, view), indicatorTexts(locale), marksFor(sources, locale)]);
  const steps = stepsKnown(props.crosswalk, view.asOf);
  if (!isKnown(area, steps, view.asOf)) return <UnknownArea code={area.code} words={words} />;
  const context: AreaContext = { words, marks, area, units, steps, end: knownEnd(area, steps, view.asOf) };
  const { t } = words;
  const isCountry = area.scheme === 'iso';
  const before = ancestors(steps, area.code);
  const own = figures.filter((figure) => figure.area === area.code);
  return (
    <>
      <PageHead
        kick={listName(context)}
        title={setTitle(areaFinding(words, props), locale)}
        lede={isCountry ? t('lede.country') : ledeOf(context)}
        state={
          isCountry && (
            <>
              <a href={words.href('/indicators')}>{t('figures.countryLink')}</a>
              <a href={words.href('/areas')}>{t('figures.unitsLink')}</a>
            </>
          )
        }
      />
      <div className="wrap">
        {factsSection(context, sources)}
        {!isCountry && lineageSection(context)}
        {!isCountry && figuresSection(context, own, props)}
        {formerSection(
          context,
          before.flatMap((code) => units.find((unit) => unit.code === code) ?? []),
          figures.filter((figure) => before.includes(figure.area)),
        )}
        {!isCountry && targetsSection(context, props.targeted, props.documents, texts)}
        {eventsSection(context, props.events)}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

/** What the unit is, what it was formed from and what it became, as far as that was known. */
function ledeOf({ words, area, end, units, steps }: AreaContext): ReactNode {
  const { t, names, name, date } = words;
  const from = formedFrom(units, steps, area);
  const after = steps.find(({ predecessor }) => predecessor === area.code);
  const heir = units.find(({ code }) => code === after?.successor);
  return [
    words.life(area, end),
    ...(from.length > 0 ? [t('lede.formed', { count: from.length, names: names(from) })] : []),
    ...(heir && after?.happenedOn ? [t('lede.became', { date: date(after.happenedOn), name: name(heir) })] : []),
  ].join(' ');
}

type Finding = Pick<AreaPageProps, 'view' | 'area' | 'crosswalk' | 'figures' | 'country'>;

/** The title: how many figures the record has for the unit, or that it has none. */
export function areaFinding(words: AreaWords, { view, area, crosswalk, figures, country }: Finding): string {
  const { t, date } = words;
  const steps = stepsKnown(crosswalk, view.asOf);
  if (!isKnown(area, steps, view.asOf)) return t('unknown.title', { date: date(view.day) });
  const name = words.dated(area, knownEnd(area, steps, view.asOf));
  if (area.scheme === 'iso') return t('finding.country', { name, count: country });
  const own = figures.filter((figure) => figure.area === area.code).length;
  if (own > 0) return t('finding.own', { name, count: own });
  return figures.length > 0 ? t('finding.formerOnly', { name, count: figures.length }) : t('finding.none', { name });
}
