import type { ClientBase } from 'pg';
import type { LocalizedText } from '@/lib/i18n/localized';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { publish } from '@/lib/publishing/publish';
import { AUTHOR, addActors, REVIEWER } from '../support/publishing';

/** Rooms whose lists page, filter and count in the database, with a record as generated for each. */
const makers = {
  platform: (code: string, n: number) => ({
    code,
    name: inTwo('Nền tảng', 'Platform', n),
    ownership: pick(['state', 'private'], n),
    operators: [pick(['btttt', 'bca', 'vnpt', 'viettel', 'fpt', 'misa'], n)],
    category: pick(['identity', 'data', 'payment', 'education', 'health', 'commerce', 'media', 'transport'], n),
    sector: pick(['public-administration', 'finance', 'education', 'health', 'commerce'], n),
    topic: pick(topics, n),
    description: inTwo('Mô tả của nền tảng', 'What the platform does', n),
    url: null,
    repository: null,
    licence: null,
    released: String(2005 + (n % 20)),
    award: null,
    indicators: [],
    tasks: [],
    source: 'founding-003',
    confidence: 'high',
    users: [],
  }),
  document: (code: string, n: number) => ({
    code,
    notation: `${n}/QĐ-TEST`,
    title: inTwo('Quyết định số', 'Decision', n),
    kind: pick(['decision', 'decree', 'plan', 'resolution', 'law'], n),
    topic: pick(topics, n),
    issuer: pick(['thutuong', 'btttt', 'nq-chinhphu', 'quochoi'], n),
    issued: `${2010 + (n % 15)}-0${1 + (n % 9)}-1${n % 10}`,
    effective: null,
    expired: null,
    summary: null,
    url: null,
    source: 'founding-003',
    confidence: 'high',
  }),
  event: (code: string, n: number) => ({
    code,
    name: inTwo('Hội nghị', 'Conference', n),
    kind: pick(['meeting', 'conference', 'forum'], n),
    starts: `${2015 + (n % 11)}-0${1 + (n % 9)}-1${n % 10}`,
    ends: null,
    place: null,
    area: 'vn',
    organisers: [pick(['ncdt', 'btttt', 'gsc'], n)],
    summary: null,
    topic: pick(topics, n),
    documents: [],
    tasks: [],
    reports: [],
    source: 'founding-003',
    confidence: 'high',
  }),
  article: (code: string, n: number) => ({
    code,
    kind: pick(['news', 'guidance'], n),
    published: `${2015 + (n % 11)}-0${1 + (n % 9)}-1${n % 10}`,
    title: inTwo('Tin', 'News', n),
    body: inTwo('Nội dung của tin', 'The text', n),
    topic: pick(topics, n),
    indicators: [],
    tasks: [],
    documents: [],
    sources: [],
  }),
  organisation: (code: string, n: number) => ({
    code,
    notation: null,
    kind: pick(['ministry', 'department', 'enterprise', 'association'], n),
    name: inTwo('Cơ quan', 'Body', n),
    note: null,
    validFrom: null,
    validTo: null,
    isClass: false,
    source: 'founding-003',
    confidence: 'high',
  }),
} as const;
export type GeneratedKind = keyof typeof makers;
export const GENERATED_KINDS = Object.keys(makers) as GeneratedKind[];

const topics = ['institutions', 'infrastructure', 'data', 'digital-economy', 'e-commerce', 'payments', 'identity', 'health', 'skills'];
const pick = <T>(from: readonly T[], n: number): T => from[(n * 7919) % from.length] as T;
const inTwo = (vi: string, en: string, n: number): LocalizedText => ({ original: 'vi', vi: `${vi} ${n}`, en: `${en} ${n}` });

/** Publishes this many generated records of each kind, through the one way in. */
export async function publishGenerated(db: ClientBase, count: number, at: string): Promise<void> {
  await addActors(db);
  const words = inTwo('Bản ghi tạo ra để đo', 'Generated records', count);
  for (const kind of GENERATED_KINDS) {
    const changes = Array.from({ length: count }, (_, n) => {
      const code = `generated-${kind}-${n}`;
      return { kind, code, baseRevision: 0, nature: 'new' as const, record: makers[kind](code, n) };
    });
    const number = await submitChangeSet(db, { title: words, reason: words, author: AUTHOR, organisation: null, changes, figures: [] });
    await publish(db, number, REVIEWER, at);
  }
}
