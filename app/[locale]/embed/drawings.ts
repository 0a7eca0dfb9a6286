import { getTranslations } from 'next-intl/server';
import { areasDrawing } from '@/components/embed/areas-drawing';
import type { Drawing } from '@/components/embed/drawing';
import { indicatorDrawing } from '@/components/embed/indicator-drawing';
import { observationDrawing } from '@/components/embed/observation-drawing';
import { taskDrawing } from '@/components/embed/task-drawing';
import { indicatorTexts } from '@/components/indicators/texts';
import { getArea, listCrosswalk, listUnits } from '@/lib/areas/queries';
import { COUNTRY, readIndicator } from '@/lib/catalog/readings/indicator';
import type { EmbeddedRoom } from '@/lib/http/embeds';
import type { Locale } from '@/lib/i18n/localized';
import { getObservation } from '@/lib/indicators/observation-queries';
import { getIndicator } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { isHeading, isKnownBy } from '@/lib/strategy/folded-task';
import { getTask } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';

type Unsourced = Omit<Drawing, 'sources'> & { cited: string[] };
type Draw = (locale: Locale, parts: readonly string[], view: View) => Promise<Unsourced | null>;

/** The drawing of each room that has one. */
const draw: Readonly<Record<EmbeddedRoom, Draw>> = {
  '/indicators/[code]': async (locale, [, code = ''], view) => {
    const [indicator, bodies, texts] = await Promise.all([getIndicator(code, view.known), listBodies(), indicatorTexts(locale)]);
    return indicator && indicatorDrawing({ locale, view, texts, bodies, reading: readIndicator(indicator, bodies, view.day) });
  },
  '/indicators/[code]/observations/[id]': async (locale, [, code = '', , id = ''], view) => {
    const observation = await getObservation(code, id, view.known);
    if (!observation) return null;
    const [area, texts, t] = await Promise.all([
      observation.area === COUNTRY ? null : getArea(observation.area),
      indicatorTexts(locale),
      getTranslations({ locale, namespace: 'observations' }),
    ]);
    return observationDrawing({ locale, t, texts, observation, area });
  },
  '/strategy/[code]': async (locale, [, code = ''], view) => {
    const task = await getTask(code, view.known);
    if (!task || isHeading(task) || !isKnownBy(task, view.asOf)) return null;
    return taskDrawing({ locale, view, task: { ...task, fold: foldTask(task.facts, { asOf: view.asOf, today: view.day }) } });
  },
  '/areas': async (locale, _, view) => {
    const [units, crosswalk] = await Promise.all([listUnits(view.known), listCrosswalk(view.known)]);
    return areasDrawing({ locale, view, units, crosswalk });
  },
};

/** A page below its language, from where it is seen. */
export type Drawable = { room: EmbeddedRoom; locale: Locale; path: string; view: View };

/** The chart of a page as it stood, with what it rests on; null where there is no such page. */
export async function drawingOf({ room, locale, path, view }: Drawable): Promise<Drawing | null> {
  const drawn = await draw[room](locale, path.split('/').slice(1), view);
  if (!drawn) return null;
  const { cited, ...drawing } = drawn;
  const sources = await listSourceBriefs(cited, view.known);
  return {
    ...drawing,
    sources: [...new Set(cited)].flatMap((wanted) => {
      const source = sources.find((one) => one.code === wanted);
      return source
        ? [{ code: source.code, title: source.title, lang: source.titleLanguage, publisher: source.publisher, published: source.published }]
        : [];
    }),
  };
}
