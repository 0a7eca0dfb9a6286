import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { indicatorTexts } from '@/components/indicators/texts';
import type { PictureWords } from '@/components/pictures/words';
import { setTitle } from '@/components/ui/title';
import { namedFigure, readIndicator } from '@/lib/catalog/readings/indicator';
import { env } from '@/lib/env';
import type { PictureSubject } from '@/lib/http/pictures';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { getIndicator } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import { type View, viewAt } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { getTask } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import { pages } from './pages';

type Said = Pick<PictureWords, 'title' | 'figure' | 'text' | 'source'>;

/** What the picture of a page says; 'absent' where there is no such page, 'unavailable' where it cannot be read now. */
export async function pictureWords({ locale, room, code }: PictureSubject): Promise<PictureWords | 'absent' | 'unavailable'> {
  const layout = await getTranslations({ locale, namespace: 'layout' });
  const frame = { name: layout('name'), tagline: layout('tagline'), host: new URL(env().PORTAL_URL).host };
  if (!room) return { ...frame, title: layout('tagline'), figure: null, text: layout('about'), source: null, date: '' };

  const page = await pages[room]();
  const metadata = await page.generateMetadata({ params: Promise.resolve({ locale, code }) });
  // The explanation of an error has no address of its own.
  if (!metadata.alternates?.canonical) return absence(locale, metadata);
  const view = await viewAt({});
  const plain: Said = { title: setTitle(titleOf(metadata), locale), figure: null, text: metadata.description ?? null, source: null };
  const said = { ...plain, ...(await special(room, locale, code, view)) };
  return { ...frame, ...said, date: layout('picture.date', { date: formatDate(view.day, locale) }) };
}

async function absence(locale: Locale, metadata: Metadata): Promise<'absent' | 'unavailable'> {
  const t = await getTranslations({ locale, namespace: 'errors' });
  return titleOf(metadata) === t('unavailable.title') ? 'unavailable' : 'absent';
}

function titleOf({ title }: Metadata): string {
  if (typeof title === 'string') return title;
  return title && 'absolute' in title ? (title.absolute ?? '') : '';
}

async function special(room: string, locale: Locale, code: string, view: View): Promise<Partial<Said>> {
  if (room === '/indicators/[code]') return figureOf(locale, code, view);
  if (room === '/strategy/[code]') return stateOf(locale, code, view);
  return {};
}

/** The headline figure with its period and who published it; the finding alone where there is none. */
async function figureOf(locale: Locale, code: string, view: View): Promise<Partial<Said>> {
  const [indicator, bodies, texts] = await Promise.all([getIndicator(code, view.known), listBodies(), indicatorTexts(locale)]);
  const figure = indicator && namedFigure(readIndicator(indicator, bodies, view.day));
  if (!figure) return {};
  const { unit } = indicator;
  const value = texts.words.number(figure.value, unit);
  return {
    figure: {
      before: texts.words.plain(figure, unit).replace(value, '').trim(),
      value,
      unit: unit === 'percent' || unit === 'count' ? '' : texts.words.unit(unit),
      period: texts.words.withCorrection(figure, texts.period(figure.period)),
    },
    text: null,
    source: await sourceWords(locale, figure.citations[0].source, view),
  };
}

/** How the task stands, in days, and the document that set it. */
async function stateOf(locale: Locale, code: string, view: View): Promise<Partial<Said>> {
  const [task, common] = await Promise.all([getTask(code, view.known), getTranslations({ locale, namespace: 'common' })]);
  if (!task || task.facts.length === 0) return {};
  const { state } = foldTask(task.facts, { asOf: view.asOf, today: view.day });
  return {
    text: common(`task.${state.kind}`, { days: 'days' in state ? state.days : 0 }),
    source: await sourceWords(locale, task.source, view),
  };
}

async function sourceWords(locale: Locale, code: string, { known }: View): Promise<string | null> {
  const [source] = await listSourceBriefs([code], known);
  if (!source) return null;
  const published = source.published === null ? [] : [formatDate(source.published, locale)];
  return [`${source.title}. ${source.publisher}`, ...published].join(', ');
}
