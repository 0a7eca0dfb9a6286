import { getTranslations } from 'next-intl/server';
import { type Permalink, permalinkOf } from '@/lib/catalog/permalink';
import { getRecordName } from '@/lib/catalog/record-name';
import { tableNamed } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import type { Citation } from '@/lib/cite/citation';
import { dayOf } from '@/lib/clock';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';
import type { View } from '@/lib/publishing/edition-queries';
import { type FigureSaid, namedFigureSaid, observationSaid } from './figure-said';

/** A page below its language, from where it is seen, with the choices its address makes. */
export type Cited = { locale: Locale; path: string; view: View; choices?: Readonly<Record<string, string>> };

type Subject = Pick<Citation, 'kind' | 'title'> & { said: FigureSaid | null };

/** How the page is cited from there; null where there is no such page. */
export async function citationOf({ locale, path, view, choices = {} }: Cited): Promise<Citation | null> {
  const [subject, permalink, layout] = await Promise.all([
    subjectOf(locale, path, view),
    permalinkOf(locale, path, view, choices),
    getTranslations({ locale, namespace: 'layout' }),
  ]);
  if (!subject) return null;
  const { said, kind, title } = subject;
  const publisher = layout('name');
  const plain = {
    title,
    author: said?.author ?? publisher,
    publisher,
    issued: said?.issued ?? publishedDay(permalink, view),
    note: said?.value ?? null,
  };
  return {
    ...plain,
    key: keyOf(path, permalink, choices),
    kind,
    language: locale,
    edition: permalink.edition?.number ?? null,
    address: permalink.address,
    text: await sentenceOf(locale, plain, permalink, view),
  };
}

const publishedDay = ({ edition }: Permalink, { day }: View): string => (edition ? dayOf(new Date(edition.publishedAt)) : day);

/** `indicators-de-gdp-share-e12`: says what is cited, and from when. */
function keyOf(path: string, { edition, asOf }: Permalink, choices: Readonly<Record<string, string>>): string {
  const parts = [path, ...Object.entries(choices).flat(), asOf === null ? `e${edition?.number ?? 0}` : `as-of-${asOf}`];
  return parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

type Plain = Pick<Citation, 'title' | 'author' | 'publisher' | 'issued' | 'note'>;

async function sentenceOf(
  locale: Locale,
  { title, author, publisher, issued, note }: Plain,
  permalink: Permalink,
  view: View,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'cite' });
  const { address, edition } = permalink;
  const place = {
    title,
    portal: publisher,
    address,
    edition: edition?.number ?? 0,
    published: formatDate(publishedDay(permalink, view), locale),
    day: formatDate(view.day, locale),
  };
  if (note === null) return t(view.asOf === null ? 'text.page' : 'text.pageAsOf', place);
  const said = { ...place, author, issued: formatDate(issued, locale), value: note };
  return t(view.asOf === null ? 'text.figure' : 'text.figureAsOf', said);
}

async function subjectOf(locale: Locale, path: string, view: View): Promise<Subject | null> {
  const [, room = '', code = '', part, id] = path.split('/');
  if (room === 'indicators' && code !== '') {
    const said = part === undefined ? await namedFigureSaid(locale, code, view) : await observationSaid(locale, code, id ?? '', view);
    return said && { kind: 'dataset', title: said.title, said };
  }
  const table = room === 'data' ? tableNamed(code) : undefined;
  if (table) {
    const [t, words] = await Promise.all([getTranslations({ locale, namespace: 'cite' }), wordsOf(table)]);
    return { kind: 'dataset', title: t('title.table', { name: words.title[locale] }), said: null };
  }
  const title = (await getRecordName(path, view, locale)) ?? (await roomName(locale, room, code));
  return title === null ? null : { kind: 'webpage', title, said: null };
}

/** What the menus call the room; a numbered page of it carries its number. A record that is not there has no name. */
async function roomName(locale: Locale, room: string, code: string): Promise<string | null> {
  const layout = await getTranslations({ locale, namespace: 'layout' });
  if (code !== '' && !/^\d+$/.test(code) && code !== 'crosswalk') return null;
  const key = (room === '' ? 'home' : room) as keyof Messages['layout']['nav'];
  if (!layout.has(`nav.${key}`)) return null;
  return /^\d+$/.test(code) ? `${layout(`nav.${key}`)}, ${code}` : layout(`nav.${key}`);
}
