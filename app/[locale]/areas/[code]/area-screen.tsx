import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AreaPage, areaFinding } from '@/components/areas/area-page';
import { areaWords } from '@/components/areas/words';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { listAreaEvents, listTargetedIndicators } from '@/lib/areas/around-queries';
import { countCountryIndicators, listAreaFigures, listUnitIndicators } from '@/lib/areas/figure-queries';
import { ancestors, isKnown, stepsKnown } from '@/lib/areas/lineage';
import { getArea, listCrosswalk, listUnits } from '@/lib/areas/queries';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';

/** The area with its place in the crosswalk and its figures; null where there is none with this code. */
async function readArea(code: string, { known, asOf }: View) {
  const area = await getArea(code, known);
  if (area === null) return null;
  const crosswalk = await listCrosswalk(known);
  const steps = stepsKnown(crosswalk, asOf);
  const isCountry = area.scheme === 'iso';
  const [figures, country] = await Promise.all([
    isCountry ? [] : listAreaFigures([code, ...ancestors(steps, code)], known),
    countCountryIndicators(known),
  ]);
  return { area, crosswalk, figures, country, isKnown: isKnown(area, steps, asOf), isCountry };
}

export async function areaScreen(locale: Locale, code: string, view: View): Promise<ReactNode> {
  const { known } = view;
  const read = await readArea(code, view);
  if (read === null) return null;
  const { area, crosswalk, figures, country, isCountry } = read;
  const [units, indicators, targetedCodes, events] = await Promise.all([
    listUnits(known),
    listUnitIndicators(area.scheme, known),
    isCountry ? [] : listTargetedIndicators(code, known),
    listAreaEvents(code, known),
  ]);
  const targeted = targetedCodes.length === 0 ? [] : await listIndicators({ codes: targetedCodes }, known);
  const targets = targeted.flatMap((indicator) => indicator.targets.filter((target) => target.area === code));
  const [documents, sources] = await Promise.all([
    listDocuments(targets.map(({ document }) => document)),
    listSourceBriefs(
      [
        ...(area.source === null ? [] : [area.source]),
        ...crosswalk.flatMap(({ act }) => act?.source ?? []),
        ...figures.flatMap((figure) => figure.sources),
        ...targets.map(({ source }) => source),
      ],
      known,
    ),
  ]);
  const path = `/areas/${code}`;
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="areas" current={read.isKnown ? localize(area.name, locale).words : code} />
      <AreaPage {...{ locale, view, area, units, crosswalk, figures, country, indicators, targeted, documents, events, sources }} />
    </PortalPage>
  );
}

export async function areaMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const [read, words] = await Promise.all([readArea(code, view), areaWords(locale, view)]);
  if (read === null) return null;
  const description = read.isKnown ? words.t('pageDescription', { name: words.name(read.area) }) : words.t('unknown.text');
  return pageMetadata({ locale, path: `/areas/${code}`, title: areaFinding(words, { view, ...read }), description, isVariant });
}
