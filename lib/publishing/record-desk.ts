import 'server-only';
import { type FormState, oneOf } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { heldForm } from '@/lib/form-answer';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { KindSheet } from './columns/sheet';
import { bodyNames, type DeskRecord, type OpenSet } from './desk-record';
import { typedOfRecord } from './record-form';
import { findTyping } from './typing';

type Typed = FormState['typed'];
type Words = (key: 'toSet' | 'toNewSet', values: { number: string; title: string; body: string }) => string;

/** The change sets a form may save into, each with its body: those that are open, then a new one for each body. */
export async function setChoices(sets: readonly OpenSet[], bodies: readonly string[], locale: Locale, words: Words) {
  const names = await bodyNames(bodies);
  const body = (code: string) => {
    const name = names.get(code);
    return name ? localize(name, locale).words : code;
  };
  return [
    ...sets
      .filter(({ organisation }) => bodies.includes(organisation))
      .map(({ number, title, organisation }) => ({
        value: `${organisation} ${number}`,
        label: words('toSet', { number: String(number), title: localize(title, locale).words, body: body(organisation) }),
      })),
    ...bodies.map((code) => ({ value: `${code} new`, label: words('toNewSet', { number: '', title: '', body: body(code) }) })),
  ];
}

/** What a form carries unseen: which record, from which state of it, and back to where. */
export function carriedOf(locale: Locale, kind: string, code: string, record: DeskRecord | null): Typed {
  const { own, published } = record ?? { own: null, published: null };
  return {
    form_locale: [locale],
    form_kind: [kind],
    form_code: [code],
    form_base: [String(own?.baseRevision ?? published?.revision ?? 0)],
    form_seen: [own?.digest ?? ''],
    form_nature: [own?.nature === 'correction' ? 'correction' : 'revision'],
  };
}

export const shownRecord = (sheet: KindSheet, { own, published }: DeskRecord): Typed =>
  typedOfRecord(sheet, own?.record ?? published?.record ?? {});

type Kept = { typed: Typed; offer: Date | null };

/**
 * What the form begins with: what was sent as the session had ended, what was typed and is taken back, or what stands. Offers what
 * was typed where it is not shown.
 */
export async function typingOf(
  viewer: Viewer,
  form: string,
  asked: { held: string | undefined; isTakenBack: boolean },
  standing: Typed,
): Promise<Kept> {
  const held = await heldForm(form, asked.held);
  if (held) return { typed: again(standing, held), offer: null };
  const kept = await findTyping(viewer, form);
  if (!kept) return { typed: standing, offer: null };
  return asked.isTakenBack ? { typed: again(standing, kept.typed), offer: null } : { typed: standing, offer: kept.savedAt };
}

/** What was typed, in the form of this page: which record it is about is the page's to say. */
function again(standing: Typed, typed: Typed): Typed {
  const own = Object.entries(standing).filter(([name]) => name.startsWith('form_'));
  const about = own.filter(([name]) => ['form_locale', 'form_kind', 'form_code', 'form_back'].includes(name));
  return { ...Object.fromEntries(own), ...typed, ...Object.fromEntries(about) };
}

/** A set that was handed in since is no choice any more: the first that is open takes its place. */
export const withOpenSet = (typed: Typed, choices: readonly { value: string }[], preferred: number | null): Typed => {
  const has = (value: string | undefined) => value !== undefined && choices.some((choice) => choice.value === value);
  const standing = choices.find(({ value }) => value.endsWith(` ${preferred}`))?.value;
  const chosen = oneOf(typed, 'form_set');
  return { ...typed, form_set: [has(chosen) ? chosen : (standing ?? choices[0]?.value ?? '')] };
};
