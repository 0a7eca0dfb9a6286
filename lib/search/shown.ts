import 'server-only';
import { reading } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { LOCALES, type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { highlight, type Stretch, snippet, stemmable, type Wanted, weigh } from './highlight';
import { dayAsKnown, type Hit, stemsFor } from './queries';
import { formsToStem, type Question, saysNothing } from './question';

type Passage = { part: string; language: string; text: string };
type Row = { kind: string; code: string; day: string | null; title: LocalizedText; notation: string | null; texts: Passage[] };

/** Words with the language they are in. */
export type Marked = { stretches: Stretch[]; lang: string };
/** A hit as a page shows it: what was asked for is marked in its title, or in the passage where most of it stands. */
export type ShownHit = Hit & {
  day: string | null;
  title: LocalizedText;
  marked: Marked;
  /** How it is referred to in writing, where its title does not say so. */
  notation: Stretch[] | null;
  passage: (Marked & { part: string }) | null;
};

/** Parts that find a record and say nothing to a reader. */
const UNSHOWN = new Set(['figures', 'day', 'class', 'code']);

/** What the hits say, in their order. `lasting`: the only parts that are shown, where they are seen as of a day. */
export async function showHits(
  hits: readonly Hit[],
  question: Question,
  locale: Locale,
  lasting: readonly string[] | null,
): Promise<ShownHit[]> {
  if (hits.length === 0) return [];
  const light = await lightOf(question, locale);
  const isShown = ({ part }: Passage) => !UNSHOWN.has(part) && (lasting === null || lasting.includes(part));
  const own = (await listTexts(hits, { language: locale, isOwn: true })).map((row) => ({ ...row, texts: row.texts.filter(isShown) }));
  await learn(own, light);
  const shown = new Map(own.map((row) => [keyOf(row), show(row, light)]));
  // Most hits say what was asked for in the reader's own language; the other languages are read only of those that do not.
  const silent = own.filter((row) => !saysIt(row, light));
  if (silent.length > 0) {
    const others = await listTexts(silent, { language: locale, isOwn: false });
    const more = new Map(others.map((row) => [keyOf(row), row.texts.filter(isShown)]));
    const whole = silent.map((row) => ({ ...row, texts: [...row.texts, ...titles(row, light), ...(more.get(keyOf(row)) ?? [])] }));
    await learn(whole, light);
    for (const row of whole) shown.set(keyOf(row), show(row, light));
  }
  return hits.flatMap((hit) => {
    const one = shown.get(keyOf(hit));
    return one ? [{ ...hit, ...one }] : [];
  });
}

const keyOf = ({ kind, code }: Pick<Row, 'kind' | 'code'>): string => `${kind} ${code}`;

/** The hits with what they say in a language, or in all others. */
async function listTexts(
  hits: readonly Pick<Row, 'kind' | 'code'>[],
  { language, isOwn }: { language: Locale; isOwn: boolean },
): Promise<Row[]> {
  const rows = await reading(
    () => db().$queryRaw<(Omit<Row, 'title'> & { title: unknown })[]>`
      SELECT e.kind, e.code, ${dayAsKnown} AS day, t.title, t.notation,
             coalesce((SELECT jsonb_agg(x ORDER BY place) FROM jsonb_array_elements(t.texts) WITH ORDINALITY p(x, place)
               WHERE (coalesce(x ->> 'language', 'vi') = ${language}) = ${isOwn}), '[]') AS texts
        FROM search_entry e JOIN search_text t ON t.entry_id = e.id
       WHERE (e.kind, e.code) IN (SELECT * FROM unnest(${hits.map(({ kind }) => kind)}::text[], ${hits.map(({ code }) => code)}::text[]))`,
  );
  return rows.map((row) => ({ ...row, title: storedText(row.title) }));
}

/** What texts are looked at for: the words of the question, and the stems of the words that were met so far. */
type Light = { locale: Locale; wanted: Wanted; known: Map<string, readonly string[]>; asked: number };

async function lightOf({ units, core, isBare, language }: Question, locale: Locale): Promise<Light> {
  const others = units.flatMap(({ any }) => any.slice(1));
  const asked = [...core, ...others.filter(({ length }) => length === 1).flat()];
  const stems = await stemsFor(asked.flatMap(formsToStem));
  const wanted: Wanted = {
    words: new Set(asked.flatMap((word) => word.forms)),
    stems: new Set([...stems.values()].flat()),
    small: new Set(isBare ? [] : core.filter((word) => saysNothing(word, language)).flatMap(({ forms }) => forms)),
    names: others.filter(({ length }) => length > 1).map((name) => name.map(({ forms }) => forms[0] ?? '')),
  };
  return { locale, wanted, known: new Map(), asked: core.length };
}

/** Learns the stems of the words of the rows that may be asked for. */
async function learn(rows: readonly Row[], { wanted, known, locale }: Light): Promise<void> {
  const texts = rows.flatMap(({ title, texts: own }) => [localize(title, locale).words, ...own.map(({ text }) => text)]);
  for (const [word, stems] of await stemsFor(texts.flatMap((text) => stemmable(text, wanted)))) known.set(word, stems);
}

/** Whether what a row says in the reader's language has what was asked for. */
function saysIt({ title, texts }: Row, { locale, wanted, known, asked }: Light): boolean {
  const named = weigh(localize(title, locale).words, wanted, known);
  return named >= asked || texts.some(({ text }) => weigh(text, wanted, known) > 0);
}

/** What a record is called in other languages than the one that is shown. */
function titles({ title }: Row, { locale }: Light): Passage[] {
  const { lang } = localize(title, locale);
  return LOCALES.flatMap((language) => {
    const text = language === lang ? undefined : title[language];
    return text === undefined ? [] : [{ part: 'title', language, text }];
  });
}

function show({ day, title, notation, kind, texts }: Row, { locale, wanted, known }: Light) {
  const { words, lang } = localize(title, locale);
  const marked = { stretches: highlight(words, wanted, known), lang };
  const named = weigh(words, wanted, known);
  // Of what says as much, the reader's own language comes first, then what stands first.
  const best = texts
    .map((passage, place) => ({ passage, place, weight: weigh(passage.text, wanted, known), isOwn: passage.language === locale }))
    // A new unit may have the name of one before it: that says nothing more.
    .filter(({ weight, passage }) => weight > (passage.part === 'title' ? named : 0) && passage.text !== words)
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.weight - a.weight || a.place - b.place)[0];
  const first = texts.find(({ language, part }) => language === locale && part !== 'title' && part !== 'former');
  const passage = best?.passage ?? (kind === 'source' ? undefined : first);
  return {
    day,
    title,
    marked,
    notation: notation === null || words.includes(notation) ? null : highlight(notation, wanted, known),
    passage: passage ? { part: passage.part, lang: passage.language, stretches: snippet(passage.text, wanted, known) } : null,
  };
}
