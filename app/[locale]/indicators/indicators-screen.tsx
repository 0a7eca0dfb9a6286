import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { addressOf } from '@/components/indicators/address';
import { type Choice, choose, PER_PAGE, tally } from '@/components/indicators/filter';
import { IndicatorListPage } from '@/components/indicators/list-page';
import { readIndicator } from '@/components/indicators/reading';
import { PortalPage } from '@/components/layout/portal-page';
import { ViewBar } from '@/components/layout/view-bar';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTopics } from '@/lib/topics/queries';

async function readAll(view: View) {
  const [indicators, bodies, topics] = await Promise.all([listIndicators({}, view.known), listBodies(), listTopics()]);
  return { readings: indicators.map((indicator) => readIndicator(indicator, bodies, view.day)), bodies, topics };
}

export async function indicatorsScreen(locale: Locale, view: View, choice: Choice = {}, page = 1): Promise<ReactNode> {
  const [{ readings, bodies, topics }, layout, common] = await Promise.all([
    readAll(view),
    getTranslations({ locale, namespace: 'layout' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const chosen = choose(readings, choice, topics);
  const shown = chosen.slice((page - 1) * PER_PAGE, page * PER_PAGE);
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
      <Breadcrumbs
        label={common('breadcrumbs')}
        trail={[{ label: layout('nav.home'), href: `/${locale}` }]}
        current={layout('nav.indicators')}
      />
      <IndicatorListPage
        locale={locale}
        view={view}
        all={readings}
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
  const [{ readings }, t] = await Promise.all([readAll(view), getTranslations({ locale, namespace: 'indicators' })]);
  const { total, ...counts } = tally(readings);
  const description = total === 0 ? t('list.nothingKnown') : t('list.lede', { total, totalWords: String(total), ...counts });
  return pageMetadata({ locale, path: '/indicators', title: t('title'), description, isVariant });
}
