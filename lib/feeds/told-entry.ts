import { labelled } from '@/lib/i18n/format';
import type { ChangedRecord } from '@/lib/publishing/edition-changes';
import { kindNamed } from '@/lib/publishing/kinds';
import { xmlText } from '@/lib/xml-text';
import type { Entry } from './atom';
import { element, list } from './markup';
import { NATURES } from './natures';
import type { ToldFigure } from './told-figures';
import type { Told } from './told-queries';
import { changedField } from './value-words';
import type { FeedWords } from './words';

type Place = {
  /** The address of the portal with its language. */
  root: string;
  /** Permanent ids of entries of this feed begin so. */
  id: string;
};

/** What an edition did to a record, in words: the title says it in a line, the content field by field. */
export function toldEntry(told: Told, words: FeedWords, { root, id }: Place): Entry {
  const { t, changes, namesIn } = words;
  const { edition, host } = told;
  const name = namesIn(told.named);
  const natures = new Set([...told.records, ...told.figures].map(({ nature }) => nature));
  const own = NATURES.filter((nature) => natures.has(nature));
  const changeSet = `${root}/changes/${edition}`;
  const href = told.isGone ? null : kindNamed(host.kind).href(host.code);
  return {
    id: `${id}/edition/${edition}/${host.kind}/${host.code}`,
    title: t('entry.title', { nature: changes(`nature.${own[0] ?? 'new'}`), name: name(host) }),
    updated: told.publishedAt,
    links: [
      { rel: 'alternate', type: 'text/html', hreflang: words.locale, href: href === null ? changeSet : `${root}${href}` },
      { rel: 'related', type: 'text/html', hreflang: words.locale, href: changeSet },
    ],
    categories: [
      { term: host.kind, label: words.kind(host.kind) },
      ...own.map((nature) => ({ term: nature, label: changes(`nature.${nature}`) })),
    ],
    content: [recordsHtml(told, words, name), figuresHtml(told, words, name), editionHtml(told, words, changeSet)].join(''),
  };
}

type Name = ReturnType<FeedWords['namesIn']>;

function recordsHtml({ records, total }: Told, words: FeedWords, name: Name): string {
  const { changes, count } = words;
  const changed = records.filter(({ nature }) => nature !== 'new');
  const added = records.filter(({ nature }) => nature === 'new');
  const label = (record: ChangedRecord) =>
    labelled(
      element('b', {}, xmlText(changes(`nature.${record.nature}`))),
      xmlText(`${words.kind(record.kind)}, ${name(record)}`),
      words.locale,
    );
  const paragraphs = changed.map((record) => {
    const lines = record.fields.map((field) => changedField(field, { words, kind: record.kind, name }));
    return element('p', {}, label(record)) + list(lines);
  });
  const rest = total - records.length;
  return [
    ...paragraphs,
    list(added.map(label)),
    rest > 0 ? element('p', {}, xmlText(changes('rest', { count: rest, shown: count(rest) }))) : '',
  ].join('');
}

function figuresHtml({ figures, figureTotal }: Told, words: FeedWords, name: Name): string {
  if (figures.length === 0) return '';
  const { t, count } = words;
  const rest = figureTotal - figures.length;
  return [
    element('p', {}, xmlText(t('entry.figures', { count: figureTotal, shown: count(figureTotal) }))),
    list(figures.map((figure) => figureHtml(figure, words, name))),
    rest > 0 ? element('p', {}, xmlText(t('entry.moreFigures', { count: rest, shown: count(rest) }))) : '',
  ].join('');
}

function figureHtml({ series, area, period, nature, unit, before, after }: ToldFigure, words: FeedWords, name: Name): string {
  const { locale, changes, figure, date } = words;
  const where = [name({ kind: 'series', code: series }), ...(area === 'vn' ? [] : [name({ kind: 'area', code: area })]), date(period)];
  const now = after === null ? xmlText(changes('figures.gone')) : element('ins', {}, xmlText(figure(after, unit)));
  const value =
    nature === 'new' ? now : `${before === null ? xmlText(changes('none')) : element('del', {}, xmlText(figure(before, unit)))} → ${now}`;
  return labelled(element('b', {}, xmlText(changes(`nature.${nature}`))), labelled(xmlText(where.join(', ')), value, locale), locale);
}

const editionHtml = ({ edition, publishedAt, setTitle }: Told, { changes, day, plain }: FeedWords, href: string): string =>
  element(
    'p',
    {},
    `${element('a', { href }, xmlText(changes('heading', { edition, title: plain(setTitle) })))} (${xmlText(day(publishedAt))})`,
  );
