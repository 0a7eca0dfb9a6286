import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { IndicatorListPage } from '@/components/indicators/list-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { listStandings } from '@/lib/catalog/reading-queries';
import { readIndicator } from '@/lib/catalog/readings/indicator';
import { type Choice, choose, PER_PAGE, tally } from '@/lib/catalog/readings/indicator-list';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTopics } from '@/lib/topics/queries';

export async function indicatorsScreen(locale: Locale, view: View, choice: Choice = {}, page = 1): Promise<ReactNode> {
  const [all, bodies, topics] = await Promise.all([listStandings(view), listBodies(view.known), listTopics(view.known)]);
  const chosen = choose(all, choice, topics);
  const codes = chosen.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ code }) => code);
  const indicators = await listIndicators({ codes }, view.known);
  const shown = codes
    .flatMap((code) => indicators.filter((indicator) => indicator.code === code))
    .map((i) => readIndicator(i, bodies, view.day));
  const sources = await listSourceBriefs(
    shown.flatMap(({ indicator }) => [
      ...indicator.figures.flatMap(({ citations }) => citations.map(({ source }) => source)),
      ...indicator.targets.map(({ source }) => source),
    ]),
    view.known,
  );
  return (
    <PortalPage
      locale={locale}
      path={addressOf('/indicators', view, choice, page)}
      bar={<ViewBar locale={locale} view={view} path="/indicators" />}
    >
      <RoomCrumbs locale={locale} view={view} room="indicators" />
      <IndicatorListPage
        locale={locale}
        view={view}
        all={all}
        chosen={chosen}
        shown={shown}
        choice={choice}
        page={page}
        topics={topics}
        bodies={bodies}
        sources={sources}
      />
    </PortalPage>
  );
}

export async function indicatorsMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [all, t] = await Promise.all([listStandings(view), getTranslations({ locale, namespace: 'indicators' })]);
  const { total, ...counts } = tally(all);
  const description = total === 0 ? t('list.nothingKnown') : t('list.lede', { total, totalWords: String(total), ...counts });
  return pageMetadata({ locale, path: '/indicators', title: t('title'), description, isVariant });
}
