import { type FieldIssue, type FormState, oneOf } from '@/lib/admin-form';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import { machineField, rightField, wordsField } from '@/lib/translation-form';
import type { JsonRecord } from './difference';
import type { Json } from './merge';
import { basisOf } from './translation-basis';
import { type RecordText, withText } from './translation-texts';

type Typed = FormState['typed'];
/** Text as it was typed, or what is wrong with it. */
type Cleaned = { text: string } | { problem: string };

/** What the form begins with. */
export function typedTexts(texts: readonly RecordText[], language: Locale): Typed {
  return Object.fromEntries(
    texts.flatMap(({ path, text }) => [
      [wordsField(path), [text[language] ?? '']],
      ...(text.machine?.includes(language) ? [[machineField(path), ['yes']]] : []),
    ]),
  );
}

/**
 * The record with the translations of one language as they were typed. What was written or ticked as still right is marked as made
 * from the original that its writer saw; nothing else of the record moves.
 */
export function withTranslations(
  record: JsonRecord,
  texts: readonly RecordText[],
  language: Locale,
  typed: Typed,
  clean: (words: string) => Cleaned,
): { record: JsonRecord; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  let result: Json = record;
  for (const { path, text } of texts) {
    if (text.original === language || typed[wordsField(path)] === undefined) continue;
    const words = clean(oneOf(typed, wordsField(path)));
    if ('problem' in words) {
      issues.push({ field: wordsField(path), code: words.problem });
      continue;
    }
    const translated = translatedText(text, language, words.text.trim(), {
      isRight: oneOf(typed, rightField(path)) === 'yes',
      isMachine: oneOf(typed, machineField(path)) === 'yes',
    });
    result = withText(result, path.split('.'), translated);
  }
  return { record: result as JsonRecord, issues };
}

function translatedText(
  { basis: bases = {}, machine: machines = [], ...text }: LocalizedText,
  language: Locale,
  words: string,
  { isRight, isMachine }: { isRight: boolean; isMachine: boolean },
): LocalizedText {
  const { [language]: before, ...others } = text;
  const { [language]: oldBasis, ...otherBases } = bases;
  const otherMachines = machines.filter((locale) => locale !== language);
  if (words === '') return marked(others as LocalizedText, otherBases, otherMachines);
  const isNew = words !== before;
  const own = isNew || isRight ? basisOf(text[text.original] as string) : oldBasis;
  return marked(
    { ...text, [language]: words },
    own === undefined ? otherBases : { ...otherBases, [language]: own },
    isMachine ? [...otherMachines, language] : otherMachines,
  );
}

const marked = (text: LocalizedText, basis: NonNullable<LocalizedText['basis']>, machine: Locale[]): LocalizedText => ({
  ...text,
  ...(Object.keys(basis).length > 0 ? { basis } : {}),
  ...(machine.length > 0 ? { machine } : {}),
});
