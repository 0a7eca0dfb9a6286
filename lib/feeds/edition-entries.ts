import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { labelled } from '@/lib/i18n/format';
import { briefSelect, countChanges, type EditionBrief, toBrief } from '@/lib/publishing/change-queries';
import { xmlText } from '@/lib/xml-text';
import type { Entry } from './atom';
import { element, list } from './markup';
import { NATURES } from './natures';
import type { FeedWords } from './words';

/** Editions in the order of their numbers, `limit` of them after the first `offset`. Numbers are given without gaps. */
export async function listFrom(limit: number, offset: number): Promise<EditionBrief[]> {
  return cached([tag.list('edition')], ['editions-from', String(limit), String(offset)], async () => {
    const rows = await db().changeSet.findMany({
      where: { edition: { gt: offset, lte: offset + limit } },
      select: briefSelect,
      orderBy: { edition: 'asc' },
    });
    const counts = await countChanges(rows.map(({ number }) => number));
    return rows.map((row) =>
      toBrief(
        row,
        counts.filter(({ number }) => number === row.number).map(({ number: _, ...count }) => count),
      ),
    );
  });
}

/** A published change set: why, who, and how much of what it changed. */
export function editionEntry(
  edition: EditionBrief,
  body: string | null,
  words: FeedWords,
  { root, id }: { root: string; id: string },
): Entry {
  const { locale, t, changes, common, plain, text, count, kind } = words;
  const { edition: number, counts } = edition;
  const href = `${root}/changes/${number}`;
  const natures = NATURES.filter((nature) => counts.some((one) => one.nature === nature));
  const who = edition.isFounding ? common('founding') : body === null ? changes('by.editor') : t('entry.by', { body });
  const lines = natures.map((nature) => {
    const own = counts.filter((one) => one.nature === nature);
    const parts = own.map((one) => changes('kindCount', { kind: kind(one.kind), count: count(one.count) }));
    return labelled(element('b', {}, xmlText(changes(`nature.${nature}`))), xmlText(parts.join(', ')), locale);
  });
  return {
    id: `${id}/edition/${number}`,
    title: changes('heading', { edition: number, title: plain(edition.title) }),
    updated: edition.publishedAt,
    links: [{ rel: 'alternate', type: 'text/html', hreflang: locale, href }],
    categories: natures.map((nature) => ({ term: nature, label: changes(`nature.${nature}`) })),
    content: [
      element('p', {}, text(edition.reason)),
      list(lines),
      // Of the first edition the reason says already that nobody wrote it.
      who === plain(edition.reason) ? '' : element('p', {}, xmlText(who)),
      edition.decision === null ? '' : element('p', {}, xmlText(labelled(changes('decision'), edition.decision, locale))),
    ].join(''),
  };
}
