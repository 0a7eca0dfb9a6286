import { createTranslator } from 'next-intl';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { sheetOf } from '@/lib/publishing/columns/sheet';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_FILE_BYTES, MOST_ROWS, MOST_SHEETS } from './limits';
import type { Problem } from './problem';
import type { Failure } from './run';
import type { Notice } from './sheet-row';
import { headingOf } from './words';

const limits = {
  megabytes: MOST_FILE_BYTES / 1_000_000,
  rows: MOST_ROWS,
  columns: MOST_COLUMNS,
  sheets: MOST_SHEETS,
  characters: MOST_CELL_CHARACTERS,
};

/** How the problems, notices and failures of an import are said in one language: on its page and in the file that is given back. */
export async function wordsOfImport(locale: Locale, kind: string) {
  const messages = await messagesOf(locale);
  const ingest = createTranslator({ locale, messages, namespace: 'ingest' });
  const imports = createTranslator({ locale, messages, namespace: 'imports' });
  const forms = createTranslator({ locale, messages, namespace: 'forms' });
  const table = sheetOf(kind);
  const own = { vi: messages, en: messages };
  const heading = (name: string): string => {
    const column = table.columns.find((one) => one.name === name);
    return column ? headingOf(column, 'vi', own) : name;
  };

  function reason({ code, detail }: Problem): string {
    const values = detail?.values ?? {};
    if (ingest.has(`problem.${code}` as 'problem.not-a-code')) return ingest(`problem.${code}` as 'problem.not-a-code', values as never);
    if (imports.has(`problem.${code}` as 'problem.other')) return imports(`problem.${code}` as 'problem.other', values as never);
    if (forms.has(`issue.${code}` as 'issue.other')) return forms(`issue.${code}` as 'issue.other', values as never);
    return imports('problem.other');
  }

  function remedy({ code, detail }: Problem): string {
    const values = detail?.values ?? {};
    const named = detail?.remedy === undefined ? '' : ingest(`remedy.${detail.remedy}` as 'remedy.write-code', values as never);
    const mine = imports.has(`remedy.${code}` as 'remedy.missing') ? imports(`remedy.${code}` as 'remedy.missing', values as never) : '';
    const nearest = values.nearest === undefined ? '' : imports('remedy.nearest', { nearest: values.nearest });
    return [nearest, named || mine].filter(Boolean).join(' ');
  }

  function failure({ code, at }: Failure): string {
    const place = at.filter((part) => part !== '').join(', ');
    if (imports.has(`failure.${code}` as 'failure.no-rows')) {
      const [first = '', ...rest] = at;
      const places = code === 'missing-columns' ? at.map(heading).join(', ') : code === 'two-columns' ? rest.join(', ') : place;
      return imports(`failure.${code}` as 'failure.two-columns', { first: heading(first), places });
    }
    const words = ingest.has(`refusal.${code}` as 'refusal.empty')
      ? ingest(`refusal.${code}` as 'refusal.empty', limits as never)
      : imports('failure.unexpected');
    return place === '' ? words : `${words} ${imports('failure.where', { places: place })}`;
  }

  return {
    heading,
    failure,
    reason,
    remedy,
    /** All of a problem in one paragraph. */
    sentence: (problem: Problem): string =>
      [problem.severity === 'warning' ? imports('problems.warning') : '', reason(problem), remedy(problem)].filter(Boolean).join(' '),
    notice: ({ code, sheet, count, places }: Notice): string => {
      const words = ingest(`notice.${code}`, { count, places: places.join(', ') });
      return sheet === null || sheet === '' ? words : `${imports('notices.sheet', { sheet })} ${words}`;
    },
    count: (count: number): string => formatCount(count, locale),
  };
}
export type WordsOfImport = Awaited<ReturnType<typeof wordsOfImport>>;
