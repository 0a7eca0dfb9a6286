import 'server-only';
import { reading } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { LOCALES, type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { highlight, type Stretch, snippet, stemmable, type Wanted, weigh } from './highlight';
import { type Hit, stemsOf } from './queries';
import type { Question } from './question';
import type { Stems } from './terms';

type Passage = { part: string; language: string; text: string };
type Row = { kind: string; code: string; day: string | null; title: unknown; texts: Passage[] };

/** Words with the language they are in. */
export type Marked = { stretches: Stretch[]; lang: string };
/** A hit as a page shows it: what was asked for is marked in its title, or in the passage where most of it stands. */
export type ShownHit = Hit & { day: string | null; title: LocalizedText; marked: Marked; passage: (Marked & { part: string }) | null };

/** Parts that find a record and say nothing to a reader. */
const UNSHOWN = new Set(['figures', 'day', 'class']);

/** What the hits say, in their order. `isPast`: only what stood since the record did. */
export async function showHits(
  hits: readonly Hit[],
  question: Question,
  locale: Locale,
  lasting: readonly string[] | null,
): Promise<ShownHit[]> {
  if (hits.length === 0) return [];
  const keys = hits.map(({ kind, code }) => `${kind} ${code}`);
  const rows = await reading(
    () => db().$queryRaw<Row[]>`
      SELECT e.kind, e.code, e.day::text AS day, t.title, t.texts FROM search_entry e JOIN search_text t ON t.entry_id = e.id
       WHERE (e.kind, e.code) IN (SELECT * FROM unnest(${hits.map(({ kind }) => kind)}::text[], ${hits.map(({ code }) => code)}::text[]))`,
  );
  const others = question.units.flatMap(({ any }) => any.slice(1));
  const asked = [...question.core, ...others.filter(({ length }) => length === 1).flat()];
  const forms = asked.flatMap((word) => word.forms);
  const askedStems = await stemsOf(asked.flatMap((word) => [...word.forms, ...(word.spelled === null ? [] : [word.spelled])]));
  const wanted: Wanted = {
    words: new Set(forms),
    stems: new Set([...askedStems.values()].flat()),
    names: others.filter(({ length }) => length > 1).map((name) => name.map(({ forms }) => forms[0] ?? '')),
  };
  const passages = (row: Row) => row.texts.filter(({ part }) => !UNSHOWN.has(part) && (lasting === null || lasting.includes(part)));
  const texts = rows.flatMap((row) => [
    ...passages(row).map(({ text }) => text),
    ...LOCALES.flatMap((lang) => storedText(row.title)[lang] ?? []),
  ]);
  const known = await stemsOf(texts.flatMap((text) => stemmable(text, wanted)));
  const shown = new Map(rows.map((row) => [`${row.kind} ${row.code}`, show(row, passages(row), { locale, wanted, known })]));
  return hits.flatMap((hit, i) => {
    const own = shown.get(keys[i] as string);
    return own ? [{ ...hit, ...own }] : [];
  });
}

type Light = { locale: Locale; wanted: Wanted; known: Stems };

function show({ day, title: stored, kind }: Row, passages: readonly Passage[], { locale, wanted, known }: Light) {
  const title = storedText(stored);
  const { words, lang } = localize(title, locale);
  const marked = { stretches: highlight(words, wanted, known), lang };
  const named = weigh(words, wanted, known);
  const others = Object.entries(title).flatMap(([language, text]) =>
    LOCALES.some((one) => one === language) && language !== lang ? [{ part: 'title', language, text: String(text) }] : [],
  );
  // Of what says as much, the reader's own language comes first, then what stands first.
  const best = [...passages, ...others]
    .map((passage, place) => ({ passage, place, weight: weigh(passage.text, wanted, known), isOwn: passage.language === locale }))
    .filter(({ weight, passage }) => weight > (passage.part === 'title' ? named : 0))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.weight - a.weight || a.place - b.place)[0];
  const first = passages.find(({ language }) => language === locale);
  const passage = best?.passage ?? (kind === 'source' ? undefined : first);
  return {
    day,
    title,
    marked,
    passage: passage ? { part: passage.part, lang: passage.language, stretches: snippet(passage.text, wanted, known) } : null,
  };
}
