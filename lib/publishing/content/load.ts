import { Client, type ClientBase } from 'pg';
import { now } from '@/lib/clock';
import type { LocalizedText } from '@/lib/i18n/localized';
import { rebuildSearch } from '@/lib/search/refresh';
import { canonical, digest } from '../canonical';
import { type ProposedChange, submitChangeSet } from '../change-set';
import { FOUNDING, publish } from '../publish';
import { type Content, type ContentRecord, readContent } from './records';

const DIRECTORY = 'prisma/content';
/** One loader at a time, also when two portals start on one database. */
const LOCK = 411_0000;

const FIRST: { title: LocalizedText; reason: LocalizedText } = {
  title: {
    original: 'vi',
    vi: 'Nội dung đầu tiên của cổng',
    en: 'The portal’s first content',
    fr: 'Premier contenu du portail',
    ru: 'Первое наполнение портала',
  },
  reason: {
    original: 'vi',
    vi: 'Do những người sáng lập cổng nhập, chưa được bộ, ngành nào kiểm tra.',
    en: 'Entered by the portal’s founders, not reviewed by a ministry.',
    fr: 'Saisi par les fondateurs du portail, non vérifié par un ministère.',
    ru: 'Внесено основателями портала, министерствами не проверено.',
  },
};
const CHANGED: { title: LocalizedText; reason: LocalizedText } = {
  title: {
    original: 'vi',
    vi: 'Tệp nội dung của cổng đã thay đổi',
    en: 'The portal’s content files changed',
    fr: 'Les fichiers de contenu du portail ont changé',
    ru: 'Файлы содержания портала изменены',
  },
  reason: {
    original: 'vi',
    vi: 'Các tệp nội dung khác với lần nạp trước; thay đổi chờ người duyệt.',
    en: 'The content files differ from what was loaded before; the changes wait for a reviewer.',
    fr: 'Les fichiers diffèrent du chargement précédent ; les changements attendent une relecture.',
    ru: 'Файлы отличаются от прежней загрузки; изменения ждут проверки.',
  },
};

/**
 * Brings the content files into the record. An empty portal publishes them as edition 1; later changes of the files never overwrite
 * what editors published: they wait in a change set. Throws ContentInvalid naming file, line and column of every mistake.
 */
export async function loadContent(databaseUrl: string, log: (line: string) => void, directory = DIRECTORY): Promise<void> {
  const content = await readContent(directory);
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const {
      rows: [state],
    } = await db.query<{ published: boolean }>('SELECT EXISTS (SELECT FROM publication_log) AS published');
    if (state?.published) {
      await proposeChanges(db, content, log);
      await fillSearch(db, log);
    } else await publishFirst(db, content, log);
  } finally {
    await db.end();
  }
}

async function publishFirst(db: ClientBase, content: Content, log: (line: string) => void): Promise<void> {
  const changes = content.records.map(({ kind, record }) => ({ kind, code: record.code, baseRevision: 0, nature: 'new' as const, record }));
  const number = await submitChangeSet(db, { ...FIRST, author: FOUNDING, organisation: null, changes, figures: content.figures });
  const { edition } = await publish(db, number, null, now().toISOString());
  log(`published edition ${edition}: ${changes.length} records, ${content.figures.length} figures in their sources`);
}

type Loaded = { kind: string; code: string; digest: string; revision: number };

async function proposeChanges(db: ClientBase, content: Content, log: (line: string) => void): Promise<void> {
  const { rows } = await db.query<Loaded>(
    `SELECT DISTINCT ON (c.kind, c.code) c.kind, c.code, c.submitted_digest AS digest,
            (SELECT count(*)::int FROM change e JOIN change_set p ON p.number = e.change_set_number AND p.edition IS NOT NULL
              WHERE e.kind = c.kind AND e.code = c.code AND (s.edition IS NULL OR p.edition <= s.edition)) AS revision
       FROM change c JOIN change_set s ON s.number = c.change_set_number
      WHERE s.author_id = $1 AND s.state <> 'withdrawn' ORDER BY c.kind, c.code, s.number DESC`,
    [FOUNDING],
  );
  const loaded = new Map(rows.map((row) => [`${row.kind}/${row.code}`, row]));
  const changes = content.records.flatMap((entry) => proposal(entry, loaded.get(`${entry.kind}/${entry.record.code}`)));
  const figures = await newFigures(db, content);
  if (changes.length === 0 && figures.length === 0) return log('content unchanged');
  const number = await submitChangeSet(db, { ...CHANGED, author: FOUNDING, organisation: null, changes, figures });
  log(`content files changed: ${changes.length} records and ${figures.length} figures wait for review in change set ${number}`);
}

function proposal({ kind, record }: ContentRecord, before: Loaded | undefined): ProposedChange[] {
  if (before?.digest === digest(canonical(record))) return [];
  return [
    { kind, code: record.code, baseRevision: before?.revision ?? 0, nature: before && before.revision > 0 ? 'revision' : 'new', record },
  ];
}

/** Figures of the files that neither a published nor a waiting change set holds with the same value and source. */
async function newFigures(db: ClientBase, content: Content): Promise<Content['figures']> {
  const { rows } = await db.query<{ key: string }>(
    `SELECT concat_ws(' ', series_code, period, area_code, release_code, value, qualifier, status, source_code) AS key FROM staged_figure`,
  );
  const held = new Set(rows.map((row) => row.key));
  const { rows: recorded } = await db.query<{ key: string }>(
    `SELECT concat_ws(' ', series_code, period, area_code, release_code) AS key FROM observation WHERE superseded_at IS NULL`,
  );
  const known = new Set(recorded.map((row) => row.key));
  return content.figures
    .filter((f) => !held.has([f.series, f.period, f.area, f.release, f.value, f.qualifier, f.status, f.source].join(' ')))
    .map((f) => ({ ...f, nature: known.has([f.series, f.period, f.area, f.release].join(' ')) ? 'correction' : 'new' }));
}

/** A portal that was published before it could be searched: what every publication writes is written once for all of them. */
async function fillSearch(db: Client, log: (line: string) => void): Promise<void> {
  const { rows } = await db.query<{ filled: boolean }>('SELECT EXISTS (SELECT FROM search_entry) AS filled');
  if (!rows[0]?.filled) log(`search: ${await rebuildSearch(db)} records can be found`);
}
