import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { shareOf } from '@/app/[locale]/cite/share-of';
import { ObservationPage } from '@/components/indicators/observation-page';
import { observationTitle } from '@/components/indicators/observation-words';
import { indicatorTexts } from '@/components/indicators/texts';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { getArea } from '@/lib/areas/queries';
import { COUNTRY } from '@/lib/catalog/readings/indicator';
import { dayOf } from '@/lib/clock';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { getObservation } from '@/lib/indicators/observation-queries';
import { listReleases } from '@/lib/indicators/release-queries';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { getFigureEntry } from '@/lib/publishing/entry-queries';
import { listSourceBriefs } from '@/lib/sources/queries';

const pathOf = (code: string, id: string): string => `/indicators/${code}/observations/${id}`;

/** Null where the indicator has no figure of that number, or had none then. */
export async function observationScreen(locale: Locale, code: string, id: string, view: View): Promise<ReactNode> {
  const observation = await getObservation(code, id, view.known);
  if (!observation) return null;
  const path = pathOf(code, id);
  const { figure, indicator, vintages } = observation;
  const [area, bodies, releases, sources, entry, texts, t] = await Promise.all([
    observation.area === COUNTRY ? null : getArea(observation.area),
    listBodies(),
    listReleases(vintages.map(({ release }) => release)),
    listSourceBriefs(figure.citations.map(({ source }) => source)),
    getFigureEntry(id),
    indicatorTexts(locale),
    getTranslations({ locale, namespace: 'observations' }),
  ]);
  const share = await shareOf({ locale, path, view, chart: observationTitle({ locale, t, texts, observation, area }) });
  const above = [{ label: localize(indicator.name, locale).words, path: `/indicators/${code}` }];
  const recordedOn = dayOf(new Date(entry?.publishedAt ?? figure.recordedAt));
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="indicators" above={above} current={t('crumb', { id })} />
      <ObservationPage {...{ locale, view, observation, area, bodies, releases, sources, recordedOn, share }} />
    </PortalPage>
  );
}

export async function observationMetadata(
  locale: Locale,
  code: string,
  id: string,
  view: View,
  isVariant: boolean,
): Promise<Metadata | null> {
  const observation = await getObservation(code, id, view.known);
  if (!observation) return null;
  const { figure, series } = observation;
  const [area, bodies, releases, texts, t] = await Promise.all([
    observation.area === COUNTRY ? null : getArea(observation.area),
    listBodies(),
    listReleases([figure.release]),
    indicatorTexts(locale),
    getTranslations({ locale, namespace: 'observations' }),
  ]);
  const [release] = releases;
  return pageMetadata({
    locale,
    path: pathOf(code, id),
    title: observationTitle({ locale, t, texts, observation, area }),
    description: t('description', {
      series: localize(series.name, locale).words,
      producer: release ? texts.body(bodies, release.producer) : texts.common('unknown'),
      date: texts.date(figure.releasedOn),
      status: texts.words.obsStatus(figure.status).toLocaleLowerCase(),
      edition: figure.edition,
    }),
    isVariant,
  });
}
