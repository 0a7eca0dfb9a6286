import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { FormContext } from '@/components/admin/form-context';
import type { FormProps } from '@/components/admin/forms/form-props';
import { recordForms } from '@/components/admin/forms/registry';
import { blankForm, type FormState } from '@/lib/admin-form';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { type Messages, messagesOf } from '@/lib/i18n/messages';
import { choicesOf, type SheetWords, sheetWords } from '@/lib/ingest/words';
import { type SheetColumn, sheetOf } from '@/lib/publishing/columns/sheet';
import { type Content, readContent } from '@/lib/publishing/content/records';
import { KINDS, kindNamed } from '@/lib/publishing/kinds';
import { readForm, typedOfRecord } from '@/lib/publishing/record-form';
import { controlsOf, typedIn } from '@/tests/support/form-fields';
import { REPLY } from '@/tests/support/publishing';

/** Of kinds of which the first content has no record. */
const ofNoContent = [
  { kind: 'reply', record: REPLY },
  {
    kind: 'series-break',
    record: {
      code: 'break-of-a-test',
      series: 'de-gdp-share-ministry',
      period: '2023',
      words: { original: 'vi', vi: 'Đổi phương pháp tính.' },
      source: 'vnmedia-mic-2022',
      confidence: 'high',
    },
  },
];
/** What the form of a source sends beside its columns. */
const beside = ['copy_file', 'copy_is_read'];
const kinds = KINDS.map(({ kind }) => kind);
let words: SheetWords;
/** What the pages of the wing give a form in the browser. */
let messages: Record<Locale, Pick<Messages, 'changes' | 'forms' | 'records'>>;
let content: Content;

beforeAll(async () => {
  words = await sheetWords();
  const given = async (locale: Locale) => {
    const { changes, forms, records } = await messagesOf(locale);
    return [locale, { changes, forms, records }];
  };
  messages = Object.fromEntries(await Promise.all(LOCALES.map(given)));
  content = await readContent('prisma/content');
});

const known = new Map<string, FormProps['options']>();

function optionsOf(kind: string): FormProps['options'] {
  const held = known.get(kind);
  if (held) return held;
  const listed = sheetOf(kind).columns.flatMap((column) => {
    const choices = choicesOf(kind, column, words)?.list;
    return choices ? [[column.name, choices.map(({ code, labels }) => ({ value: code, label: labels.vi }))]] : [];
  });
  const options = Object.fromEntries(listed);
  known.set(kind, options);
  return options;
}

const raise = (error: Error) => {
  throw error;
};

function drawn(kind: string, typed: FormState['typed'], locale: Locale = 'vi'): string {
  const Form = recordForms[kind];
  if (!Form) throw new Error(`no form for ${kind}`);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Ho_Chi_Minh" onError={raise}>
      <FormContext value={blankForm(typed)}>
        <Form options={optionsOf(kind)} isNew={false} />
      </FormContext>
    </NextIntlClientProvider>,
  );
}

/** The field of a column; the parts of a record are asked for in their first place. */
const fieldOf = ({ name, child }: SheetColumn) => (child === null ? name : `${child}_0_${name.slice(child.length + 1)}`);
const isEarlier = (name: string) => !/_[1-9]\d*_/.test(name);
const columnsOf = (kind: string) => sheetOf(kind).columns.filter(({ name }) => name !== 'code');

/** Alike for records that fill the same fields in the same way; what stands in a choice counts. */
function shapeOf(kind: string, record: { code: string }): string {
  const listed = new Set(Object.keys(optionsOf(kind)));
  const texts = Object.entries(typedOfRecord(sheetOf(kind), record)).map(([name, all]) => {
    const isChoice = listed.has(name.replace(/_\d+_/, '_')) || name.endsWith('_original');
    return [name, isChoice ? all : all.map((text) => text.trim() === text && text.replace(/[^\s]+/g, 'x').replace(/[x ]+/g, 'x'))];
  });
  return JSON.stringify(texts);
}

describe.each(kinds)('the form of the kind %s', (kind) => {
  test('has each column once, and nothing else', () => {
    const names = controlsOf(drawn(kind, {})).map(({ name }) => name);
    const lists = new Set(columnsOf(kind).flatMap((column) => (column.type === 'list' ? [fieldOf(column)] : [])));
    const seen = names.filter(
      (name, place) => isEarlier(name) && !beside.includes(name) && !(lists.has(name) && names.indexOf(name) < place),
    );
    expect(seen.sort()).toEqual(columnsOf(kind).map(fieldOf).sort());
  });

  test.each(LOCALES)('names each of its fields in %s', (locale) => {
    const controls = controlsOf(drawn(kind, {}, locale));
    expect(controls.filter(({ label }) => label === '' || /^(records|changes|forms)\./.test(label))).toEqual([]);
  });

  test('says of each field that the record cannot do without that it is required, and of no other', () => {
    const shape = (kindNamed(kind).schema as unknown as z.ZodObject).shape as Record<string, z.ZodType>;
    const needed = columnsOf(kind).filter(({ key, child, type, language }) => {
      if (child !== null || type === 'flag') return false;
      if (type === 'list') return !shape[key]?.safeParse([]).success;
      return !shape[key]?.safeParse(null).success && (language === undefined || language === 'vi');
    });
    const said = controlsOf(drawn(kind, {})).flatMap(({ name, isRequired }) => (isRequired && !/_\d+_/.test(name) ? [name] : []));
    expect(said.sort()).toEqual(needed.map(fieldOf).sort());
  });

  test('gives the records of the first content back unchanged: one of each shape, and each choice', () => {
    const sheet = sheetOf(kind);
    const context = { lookup: { has: () => true, named: () => [] }, choicesOf: (column: SheetColumn) => choicesOf(kind, column, words) };
    const records = [...content.records, ...ofNoContent].flatMap((one) => (one.kind === kind ? [one.record] : []));
    const shapes = new Map(records.map((record) => [shapeOf(kind, record), record]));
    for (const record of shapes.values()) {
      const typed = typedIn(drawn(kind, typedOfRecord(sheet, record)));
      expect(readForm(sheet, typed, record.code, context)).toEqual({ record, issues: [] });
    }
  }, 60_000);
});
