import type { ReactNode } from 'react';
import { formatDate, formatNumber, labelColon } from '@/lib/i18n/format';
import { isPartialDate } from '@/lib/period';
import type { FieldChange } from '@/lib/publishing/difference';
import type { Json } from '@/lib/publishing/merge';
import { type MarkedWords, wordDifference } from './word-difference';
import type { ChangeWords } from './words';

/** Fields that hold exact numbers, and those whose codes are words of the interface. */
const numbers = new Set(['low', 'high', 'value']);
const CONFIDENCES = ['high', 'medium', 'low'] as const;
const LANGUAGES = ['vi', 'en', 'fr', 'ru', 'und'] as const;
const UNITS = ['percent', 'count', 'vnd-billion', 'usd-billion', 'rank', 'index-0-1', 'per-100', 'mbps'] as const;

type ValueContext = { words: ChangeWords; referenceOf: (field: string) => string | null };

/** Both sides of a changed field in readers' words; of a sentence, the words that differ are marked. */
export function changedValues(change: FieldChange, context: ValueContext): { before: ReactNode; after: ReactNode } {
  const { field, language, before, after } = change;
  if (language !== null && typeof before === 'string' && typeof after === 'string') {
    const marked = wordDifference(before, after);
    const lang = language === context.words.locale ? undefined : language;
    return {
      before: <Marked words={marked.before} lang={lang} />,
      after: (
        <>
          <Marked words={marked.after} lang={lang} />
          {before === after && <span className="mute"> ({context.words.t('marksOnly')})</span>}
        </>
      ),
    };
  }
  return { before: value(field, before, context), after: value(field, after, context) };
}

function Marked({ words: { head, changed, tail }, lang }: { words: MarkedWords; lang: string | undefined }) {
  return (
    <span lang={lang}>
      {head}
      {changed && <mark>{changed}</mark>}
      {tail}
    </span>
  );
}

function value(field: string, json: Json, context: ValueContext): ReactNode {
  const { t } = context.words;
  if (json === null || (Array.isArray(json) && json.length === 0)) return <span className="mute">{t('none')}</span>;
  if (typeof json === 'boolean') return t(json ? 'yes' : 'no');
  if (Array.isArray(json)) {
    return (
      <ul>
        {json.map((item) => (
          <li key={JSON.stringify(item)}>{value(field, item, context)}</li>
        ))}
      </ul>
    );
  }
  if (typeof json === 'object') return parts(json, context);
  return plain(field, String(json), context);
}

function plain(field: string, text: string, { words, referenceOf }: ValueContext): ReactNode {
  const { locale, common, name } = words;
  const kind = referenceOf(field);
  if (kind !== null) return name({ kind, code: text });
  const known = <C extends string>(codes: readonly C[]) => codes.find((code) => code === text);
  if (field === 'confidence') {
    const code = known(CONFIDENCES);
    return code ? common(`confidence.${code}`) : text;
  }
  if (field === 'unit') {
    const code = known(UNITS);
    return code ? common(`unit.${code}`) : text;
  }
  if (field.toLowerCase().endsWith('language')) {
    const code = known(LANGUAGES);
    return code ? common(`language.${code}`) : text;
  }
  if (numbers.has(field) && /^-?\d+(\.\d+)?$/.test(text)) return formatNumber(text, locale);
  return isPartialDate(text) ? formatDate(text, locale) : text;
}

/** A statement of a conflict or a count of users: its parts, one under another. */
function parts(json: { [key: string]: Json }, context: ValueContext): ReactNode {
  const { words } = context;
  if (typeof json.original === 'string') {
    const own = json[words.locale] ?? json[json.original];
    return typeof own === 'string' ? own : words.t('none');
  }
  return (
    <ul className="parts">
      {Object.entries(json)
        .filter(([, part]) => part !== null)
        .map(([field, part]) => (
          <li key={field}>
            <span className="mute">
              {words.field(field)}
              {labelColon(words.locale)}
            </span>
            {value(field, part, context)}
          </li>
        ))}
    </ul>
  );
}
