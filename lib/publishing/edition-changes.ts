import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { briefSelect, countChanges, type EditionBrief, toBrief } from './change-queries';
import type { ChangeNature } from './change-set';
import {
  difference,
  type FieldChange,
  type JsonRecord,
  REFERENCES,
  type Reference,
  referencesIn,
  type Subject,
  subjectOf,
} from './difference';
import { type ChangedFigures, readChangedFigures } from './figure-changes';
import { KINDS, kindNamed } from './kinds';

/** How many records of one kind, and how many figures, the page of an edition names. */
export const LISTED_PER_KIND = 50;

export type ChangedRecord = { kind: string; code: string; nature: ChangeNature; subject: Subject; fields: FieldChange[] };
/** A record that is named: what it is called, and its address below the language while it has one. */
export type Named = Reference & { subject: Subject; href: string | null };
export type EditionDetail = EditionBrief & {
  /** Of the public log: this entry's hash, and the one before that it covers. */
  hash: string;
  previousHash: string;
  isNewest: boolean;
  records: ChangedRecord[];
  figures: ChangedFigures;
  named: Named[];
  /** Which kind of record the codes in a field name, by field or `kind.field`. */
  references: Readonly<Record<string, string>>;
};

type Row = { kind: string; code: string; nature: ChangeNature; record: string; before: string | null };

/** Up to LISTED_PER_KIND records of each kind, those that changed before those that are new, each with what stood before. */
async function readChanges(number: number, edition: number): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT c.kind, c.code, c.nature, c.record, b.record AS before
      FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY (nature = 'new'), position) AS place
              FROM change WHERE change_set_number = ${number} AND kind <> 'figures') c
      LEFT JOIN LATERAL (
        SELECT o.record FROM change o JOIN change_set s ON s.number = o.change_set_number
         WHERE o.kind = c.kind AND o.code = c.code AND s.edition < ${edition} ORDER BY s.edition DESC LIMIT 1) b ON c.nature <> 'new'
     WHERE c.place <= ${LISTED_PER_KIND}::int ORDER BY c.position`;
}

const keyOf = ({ kind, code }: Reference): string => `${kind}/${code}`;
const unique = (all: readonly Reference[]): Reference[] => [...new Map(all.map((one) => [keyOf(one), one])).values()];
const columns = (of: readonly Reference[]) => [of.map(({ kind }) => kind), of.map(({ code }) => code)] as const;

/** What the records were called when the edition was published. */
async function readSubjects(of: readonly Reference[], edition: number): Promise<(Reference & { subject: Subject })[]> {
  if (of.length === 0) return [];
  const [kinds, codes] = columns(of);
  const rows = await db().$queryRaw<{ kind: string; code: string; record: string }[]>`
    SELECT DISTINCT ON (c.kind, c.code) c.kind, c.code, c.record FROM change c JOIN change_set s ON s.number = c.change_set_number
     WHERE s.edition <= ${edition} AND (c.kind, c.code) IN (SELECT * FROM unnest(${kinds}::text[], ${codes}::text[]))
     ORDER BY c.kind, c.code, s.edition DESC`;
  return rows.map(({ kind, code, record }) => ({ kind, code, subject: subjectOf(kind, JSON.parse(record) as JsonRecord) }));
}

/** Records that have been withdrawn since, which no longer have a page. */
async function readWithdrawn(of: readonly Reference[]): Promise<Set<string>> {
  const [kinds, codes] = columns(of);
  const rows = await db().$queryRaw<Reference[]>`
    SELECT kind, code FROM (
      SELECT DISTINCT ON (c.kind, c.code) c.kind, c.code, c.nature FROM change c JOIN change_set s ON s.number = c.change_set_number
       WHERE s.edition IS NOT NULL AND (c.kind, c.code) IN (SELECT * FROM unnest(${kinds}::text[], ${codes}::text[]))
       ORDER BY c.kind, c.code, s.edition DESC) AS newest
     WHERE nature = 'withdrawal'`;
  return new Set(rows.map(keyOf));
}

/** One edition with its records, field by field, and its figures; null where there is none of that number. */
export async function getEdition(edition: number): Promise<EditionDetail | null> {
  return cached([tag.list('edition')], ['edition-changes', String(edition)], async () => {
    const set = await db().changeSet.findUnique({
      where: { edition },
      select: { ...briefSelect, log: { select: { hash: true, previousHash: true } } },
    });
    if (!set?.log) return null;
    const [counts, rows, figures, newer] = await Promise.all([
      countChanges([set.number]),
      readChanges(set.number, edition),
      readChangedFigures(edition, LISTED_PER_KIND),
      db().changeSet.count({ where: { edition: { gt: edition } } }),
    ]);
    const order = KINDS.map(({ kind }) => kind);
    const records = rows
      .map(({ kind, code, nature, record, before }): ChangedRecord => {
        const after = JSON.parse(record) as JsonRecord;
        const fields = before === null ? [] : difference(JSON.parse(before) as JsonRecord, after);
        return { kind, code, nature, subject: subjectOf(kind, after), fields };
      })
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    return {
      ...toBrief(
        set,
        counts.map(({ number: _, ...count }) => count),
      ),
      ...set.log,
      isNewest: newer === 0,
      records,
      figures,
      references: REFERENCES,
      named: await readNames(records, set.organisationCode, figures, edition),
    };
  });
}

/** Everything the page names: the records themselves, what they are about, and what their changed fields point at. */
async function readNames(
  records: readonly ChangedRecord[],
  organisation: string | null,
  figures: ChangedFigures,
  edition: number,
): Promise<Named[]> {
  const own = records.map(({ kind, code, subject }) => ({ kind, code, subject }));
  const wanted = unique([
    ...records.flatMap(({ kind, subject, fields }) => [...subject.of, ...referencesIn(kind, fields)]),
    ...figures.moved.flatMap(({ indicator, area, series }) => [
      { kind: 'series', code: series },
      { kind: 'indicator', code: indicator },
      { kind: 'area', code: area },
    ]),
    ...(organisation === null ? [] : [{ kind: 'organisation', code: organisation }]),
  ]);
  const first = await readSubjects(wanted, edition);
  // A target that a field points at is itself called by its indicator.
  const second = await readSubjects(unique(first.flatMap(({ subject }) => subject.of)), edition);
  const all = [...new Map([...second, ...first, ...own].map((one) => [keyOf(one), one])).values()];
  const withdrawn = await readWithdrawn(all);
  return all.map((one) => ({ ...one, href: withdrawn.has(keyOf(one)) ? null : kindNamed(one.kind).href(one.code) }));
}
