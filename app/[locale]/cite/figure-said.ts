import { getTranslations } from 'next-intl/server';
import { indicatorTexts } from '@/components/indicators/texts';
import { getArea } from '@/lib/areas/queries';
import { COUNTRY, namedFigure, readIndicator } from '@/lib/catalog/readings/indicator';
import { type Locale, localize } from '@/lib/i18n/localized';
import { fateOf } from '@/lib/indicators/fate';
import type { Figure } from '@/lib/indicators/figure-queries';
import { getObservation, type Vintage } from '@/lib/indicators/observation-queries';
import { getIndicator } from '@/lib/indicators/queries';
import { listReleases } from '@/lib/indicators/release-queries';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';

/** What is cited of a page that states a figure; `issued` and `author` are null where they are not known. */
export type FigureSaid = { title: string; value: string | null; author: string | null; issued: string | null };

/** The figure that the page of an indicator names; the value is null where nobody published any, and all of it where there is no page. */
export async function namedFigureSaid(locale: Locale, code: string, view: View): Promise<FigureSaid | null> {
  const [indicator, bodies, texts] = await Promise.all([getIndicator(code, view.known), listBodies(), indicatorTexts(locale)]);
  if (!indicator) return null;
  const name = texts.localized(indicator.name);
  const figure = namedFigure(readIndicator(indicator, bodies, view.day));
  if (!figure) return { title: name, value: null, author: null, issued: null };
  const t = await getTranslations({ locale, namespace: 'cite' });
  return {
    title: t('title.figure', { name, period: texts.period(figure.period) }),
    value: figure.corrected
      ? t('value.corrected', { ...(await valueWords(locale, figure, indicator.unit)), edition: figure.edition })
      : t('value.said', await valueWords(locale, figure, indicator.unit)),
    author: await authorOf(locale, figure.release),
    issued: figure.releasedOn,
  };
}

/** One recorded figure, as it was published, and whether it was taken back since. */
export async function observationSaid(locale: Locale, code: string, id: string, view: View): Promise<FigureSaid | null> {
  const [found, t, texts] = await Promise.all([
    getObservation(code, id, view.known),
    getTranslations({ locale, namespace: 'cite' }),
    indicatorTexts(locale),
  ]);
  if (!found) return null;
  const { figure, indicator, area } = found;
  const name = texts.localized(indicator.name);
  const place = area === COUNTRY ? null : await getArea(area, view.known);
  const words = { name, period: texts.period(found.period) };
  return {
    title: place ? t('title.ofArea', { ...words, area: localize(place.name, locale).words }) : t('title.figure', words),
    value: await observedWords(
      locale,
      found.figure,
      fateOf(figure, found.vintages).kind === 'withdrawn' || found.isWithdrawn,
      indicator.unit,
    ),
    author: await authorOf(locale, figure.release),
    issued: figure.releasedOn,
  };
}

async function observedWords(locale: Locale, figure: Vintage, isWithdrawn: boolean, unit: IndicatorRecord['unit']): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'cite' });
  const { value } = figure;
  if (value === null) return t('value.withdrawal');
  const words = await valueWords(locale, { ...figure, value }, unit);
  if (isWithdrawn) return t('value.withdrawn', words);
  return figure.nature === 'correction' ? t('value.corrected', { ...words, edition: figure.edition }) : t('value.said', words);
}

async function valueWords(locale: Locale, figure: Pick<Figure, 'value' | 'qualifier' | 'status'>, unit: IndicatorRecord['unit']) {
  const { words } = await indicatorTexts(locale);
  return { value: words.figure(figure, unit), status: words.obsStatus(figure.status).toLocaleLowerCase(locale) };
}

/** The body of the release, which may be another than the one whose series it is. */
async function authorOf(locale: Locale, code: string): Promise<string | null> {
  const [[release], bodies, texts] = await Promise.all([listReleases([code]), listBodies(), indicatorTexts(locale)]);
  return release ? texts.body(bodies, release.producer) : null;
}
