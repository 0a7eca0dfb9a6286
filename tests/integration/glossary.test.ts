import { describe, expect, test } from 'vitest';
import { listTerms } from '@/lib/glossary/queries';
import { LOCALES } from '@/lib/i18n/localized';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

describe('the glossary', () => {
  test('holds every published term, with its words and definition in all four languages', async () => {
    const { rows } = await database.client.query<{ code: string }>('SELECT code FROM term WHERE superseded_at IS NULL AND NOT withdrawn');
    const terms = await listTerms();
    expect(terms.map(({ code }) => code).sort()).toEqual(rows.map(({ code }) => code).sort());
    expect(terms.length).toBeGreaterThan(30);
    for (const { code, term, definition } of terms) {
      for (const locale of LOCALES) expect([term[locale], definition[locale]], `${code} in ${locale}`).not.toContain(undefined);
    }
  });

  test('leads from a term to the document that fixes its wording, and names none where none is on record', async () => {
    const terms = await listTerms();
    const document = (code: string) => terms.find((term) => term.code === code)?.document;
    expect(document('digital-economy')).toMatchObject({ code: 'qd-411-ttg-2022', notation: '411/QĐ-TTg' });
    expect(document('open-data')).toBeNull();
  });
});
