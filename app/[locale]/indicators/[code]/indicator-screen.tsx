import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { shareOf } from '@/app/[locale]/cite/share-of';
import { IndicatorDataset } from '@/components/data/indicator-dataset';
import { breakdownOf } from '@/components/indicators/breakdown';
import { findingTitle } from '@/components/indicators/finding';
import { IndicatorPage } from '@/components/indicators/indicator-page';
import { reasonWords } from '@/components/indicators/state';
import { indicatorTexts } from '@/components/indicators/texts';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { listAreas } from '@/lib/areas/queries';
import { namedFigure, readIndicator } from '@/lib/catalog/readings/indicator';
import { dayOf, today } from '@/lib/clock';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listConflicts } from '@/lib/indicators/conflict-queries';
import { getIndicator, listIndicators, listReleaseDays } from '@/lib/indicators/queries';
import { listReleases } from '@/lib/indicators/release-queries';
import { listBodies } from '@/lib/organisations/queries';
import { listReplies } from '@/lib/organisations/reply-queries';
import { getNewestEdition, type View } from '@/lib/publishing/edition-queries';
import { getFigureEntry } from '@/lib/publishing/entry-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTopics } from '@/lib/topics/queries';

export async function indicatorScreen(locale: Locale, code: string, view: View): Promise<ReactNode> {
  const indicator = await getIndicator(code, view.known);
  if (!indicator) return null;
  const [family, bodies, topics, allConflicts, days, edition] = await Promise.all([
    listIndicators({ family: code.split('-')[0] }, view.known),
    listBodies(),
    listTopics(),
    listConflicts(view.known),
    listReleaseDays(code),
    getNewestEdition(),
  ]);
  const reading = readIndicator(indicator, bodies, view.day);
  const breakdown = breakdownOf(code, family, bodies, view.day);
  const conflicts = allConflicts.filter(({ indicators }) => indicators.includes(code));
  const concerned = new Set(conflicts.flatMap(({ indicators }) => indicators).filter((one) => one !== code));
  const related = concerned.size > 0 ? await listIndicators({ codes: [...concerned] }, view.known) : [];
  const schemes = [...new Set(indicator.series.map(({ areaScheme }) => areaScheme))].filter((scheme) => scheme !== 'iso');
  const figures = [indicator, ...related, ...(breakdown?.parts ?? []).map((part) => part.indicator)].flatMap((one) => one.figures);
  const cited = [...indicator.vintages, ...indicator.unitFigures, ...figures].flatMap(({ citations }) =>
    citations.map(({ source }) => source),
  );
  const [named, replies] = [namedFigure(reading), await listReplies(view.known, { indicator: code })];
  const [texts, sources, documents, areas, releases, entry] = await Promise.all([
    indicatorTexts(locale),
    listSourceBriefs(
      [
        ...cited,
        ...indicator.targets.map(({ source }) => source),
        ...indicator.breaks.map(({ source }) => source),
        ...conflicts.flatMap(({ statements }) => statements.flatMap((statement) => statement.sources)),
        ...(indicator.source === null ? [] : [indicator.source]),
        ...replies.flatMap(({ source }) => source ?? []),
      ],
      view.known,
    ),
    listDocuments(indicator.targets.map(({ document }) => document)),
    Promise.all(schemes.map(listAreas)),
    listReleases(indicator.figures.map(({ release }) => release)),
    named ? getFigureEntry(named.id) : null,
  ]);
  const path = `/indicators/${code}`;
  const share = await shareOf({
    locale,
    path,
    view,
    chart: localize(indicator.name, locale).words,
    value: named && { id: named.id, words: texts.words.figure(named, indicator.unit), period: texts.period(named.period) },
  });
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="indicators" current={localize(indicator.name, locale).words} />
      <IndicatorPage
        locale={locale}
        view={view}
        reading={reading}
        breakdown={breakdown}
        bodies={bodies}
        topics={topics}
        areas={areas.flat()}
        documents={documents}
        conflicts={conflicts}
        related={related}
        replies={replies}
        sources={sources}
        releases={releases}
        days={days}
        today={today()}
        entry={entry}
        entryDay={entry && dayOf(new Date(entry.publishedAt))}
        share={share}
      />
      {view.asOf === null && view.edition === null && <IndicatorDataset locale={locale} indicator={indicator} edition={edition} />}
    </PortalPage>
  );
}

export async function indicatorMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const indicator = await getIndicator(code, view.known);
  if (!indicator) return null;
  const [bodies, texts] = await Promise.all([listBodies(), indicatorTexts(locale)]);
  const reading = readIndicator(indicator, bodies, view.day);
  return pageMetadata({
    locale,
    path: `/indicators/${code}`,
    title: findingTitle({ reading, texts, bodies, locale, day: view.day }),
    description: reasonWords(reading, texts),
    isVariant,
  });
}
