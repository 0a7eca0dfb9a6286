import { describe, expect, test } from 'vitest';
import { lettersOf } from '@/lib/fold';
import { digest } from '@/lib/publishing/canonical';
import { checkConfidence } from '@/lib/publishing/checks/confidence';
import { checkHappened } from '@/lib/publishing/checks/dates';
import { checkEmptied } from '@/lib/publishing/checks/emptied';
import type { Check, CheckedSet, Finding } from '@/lib/publishing/checks/finding';
import { checkLanguages, checkTranslations } from '@/lib/publishing/checks/languages';
import { linksOf } from '@/lib/publishing/checks/links';
import { checkLookAlike, nameOf } from '@/lib/publishing/checks/look-alike';
import { runChecks } from '@/lib/publishing/checks/run';
import { checkSourcesDated, checkSourcesGiven, citedSources } from '@/lib/publishing/checks/sources-given';
import { checkTwoGroups } from '@/lib/publishing/checks/two-groups';
import type { JsonRecord } from '@/lib/publishing/difference';
import { changedRecord, checkedSet } from '../support/checked-set';

const full = { original: 'vi', vi: 'Tên', en: 'Name', fr: 'Nom', ru: 'Название' };
const brief = (findings: readonly Finding[]) => findings.map(({ check, severity, field }) => [check, severity, field].join(' ').trim());
const onRecord = (check: Check, kind: string, before: JsonRecord | null, after: JsonRecord, rest: Partial<CheckedSet> = {}) =>
  check(checkedSet({ records: [changedRecord(kind, before, after)], ...rest }));

describe('a field that was filled', () => {
  const before = { name: full, source: 'report', owners: ['btttt'], note: null, isClass: false };

  test.each<[JsonRecord, string[]]>([
    [before, ['emptied pass']],
    [{ ...before, source: 'other', note: full }, ['emptied pass']],
    [{ ...before, source: null }, ['emptied block source']],
    [{ ...before, source: ' ' }, ['emptied block source']],
    [{ ...before, owners: [] }, ['emptied block owners']],
    [{ name: full }, ['emptied block source', 'emptied block owners', 'emptied block isClass']],
    [{ ...before, name: { original: 'vi', vi: 'Tên', fr: 'Nom', ru: 'Название' } }, ['emptied block name.en']],
  ])('and is now %j: %j', (after, expected) => {
    expect(brief(onRecord(checkEmptied, 'organisation', before, after))).toEqual(expected);
  });

  test('inside a part that stays blocks too; a part that goes is seen in the difference', () => {
    const statement = (side: string, quote: string | null) => ({ side, words: full, sources: ['report'], quote });
    const was = { title: full, statements: [statement('a', 'đạt 620'), statement('b', 'đạt 821')] };
    expect(
      brief(onRecord(checkEmptied, 'conflict', was, { ...was, statements: [statement('b', 'đạt 821'), statement('a', null)] })),
    ).toEqual(['emptied block statements.quote']);
    expect(brief(onRecord(checkEmptied, 'conflict', was, { ...was, statements: [statement('b', 'đạt 821')] }))).toEqual(['emptied pass']);
  });

  test('is not looked at in a new record or a withdrawal', () => {
    expect(onRecord(checkEmptied, 'organisation', null, { name: full })).toEqual([]);
    const withdrawn = { ...changedRecord('organisation', before, {}), nature: 'withdrawal' as const };
    expect(checkEmptied(checkedSet({ records: [withdrawn] }))).toEqual([]);
  });
});

describe('a source', () => {
  test.each<[string, JsonRecord, string[]]>([
    ['target', { source: 'report', confidence: 'high' }, ['source-given pass']],
    ['target', { source: null, confidence: 'high' }, ['source-given block source']],
    ['target', { confidence: 'high' }, ['source-given block source']],
    ['event', { source: null, reports: [], confidence: 'high' }, ['source-given block source']],
    ['target', { source: 'unheard-of', confidence: 'high' }, ['source-known block source']],
    // A bare code that other records need: nothing is said about it.
    ['organisation', { source: null, confidence: null }, []],
    ['topic', { name: full }, []],
    ['source', { title: 'Báo cáo', confidence: 'high' }, []],
    ['article', { sources: [] }, []],
    ['conflict', { statements: [{ side: 'a', sources: [], confidence: null }] }, ['source-given block statements.sources']],
    [
      'platform',
      { source: 'report', confidence: 'high', users: [{ source: null, confidence: 'high' }] },
      ['source-given block users.source', 'source-given pass'],
    ],
  ])('of a %s %j: %j', (kind, after, expected) => {
    expect(brief(onRecord(checkSourcesGiven, kind, null, after))).toEqual(expected);
  });

  test('without a date is told of once, by its title', () => {
    const sources = new Map([['founding', { title: 'Bài báo', published: null }]]);
    const records = ['a', 'b'].map((code) => changedRecord('task', null, { code, source: 'founding', confidence: 'high' }));
    expect(checkSourcesDated(checkedSet({ records, sources }))).toEqual([
      { check: 'source-dated', severity: 'warn', kind: 'source', code: 'founding', field: 'published', values: { source: 'Bài báo' } },
    ]);
    const own = { code: 'new-source', title: 'Báo mới', published: null, confidence: 'high' };
    expect(brief(onRecord(checkSourcesDated, 'source', null, own))).toEqual(['source-dated warn published']);
  });

  test('is looked up wherever the set names one', () => {
    const records = [
      changedRecord('event', null, { source: 'a', reports: ['b', 'c'] }),
      changedRecord('conflict', null, { statements: [{ side: 'a', sources: ['d'] }] }),
    ];
    expect(
      citedSources(records, [
        { source: 'e', nature: 'new' },
        { source: 'f', nature: 'withdrawal' },
      ]).sort(),
    ).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('the languages of a text', () => {
  test.each<[JsonRecord, string[]]>([
    [full, ['vietnamese pass', 'english pass', 'french-russian pass']],
    [{ original: 'vi', vi: 'Tên' }, ['vietnamese pass', 'english warn name', 'french-russian warn name']],
    [{ original: 'en', en: 'Name', fr: 'Nom', ru: 'Название' }, ['vietnamese block name', 'english pass', 'french-russian pass']],
    [{ original: 'vi', vi: 'Tên', en: 'Name', fr: 'Nom' }, ['vietnamese pass', 'english pass', 'french-russian warn name']],
  ])('%j: %j', (name, expected) => {
    expect(brief(onRecord(checkLanguages, 'topic', null, { name }))).toEqual(expected);
  });

  test('are told of together, with every field that lacks them', () => {
    const short = { original: 'vi', vi: 'Tên' };
    const findings = onRecord(checkLanguages, 'task', null, { title: short, clause: short, description: full });
    expect(findings.filter(({ severity }) => severity === 'warn').map(({ field, values }) => [field, values])).toEqual([
      [null, { fields: 'title clause', languages: 'en' }],
      [null, { fields: 'title clause', languages: 'fr ru' }],
    ]);
  });
});

describe('a translation', () => {
  const moved = { ...full, vi: 'Tên mới' };
  test.each<[string, JsonRecord, string | null]>([
    ['of an original that stands', { ...full, fr: 'Intitulé' }, null],
    ['that moved with its original', { original: 'vi', vi: 'Tên mới', en: 'New name', fr: 'Nouveau nom', ru: 'Новое название' }, null],
    ['left behind in every language', moved, 'en fr ru'],
    ['left behind in one', { ...moved, en: 'New name', fr: 'Nouveau nom' }, 'ru'],
    ['found to hold for the new original', { ...moved, basis: { en: digest('Tên mới').slice(0, 12) } }, 'fr ru'],
    ['made from an earlier original', { ...full, basis: { ru: digest('Tên cũ').slice(0, 12) } }, 'ru'],
  ])('%s', (_, name, languages) => {
    const [finding] = onRecord(checkTranslations, 'topic', { name: full }, { name });
    expect(finding).toMatchObject(
      languages === null ? { severity: 'pass' } : { severity: 'warn', field: 'name', values: { fields: 'name', languages } },
    );
  });
});

describe('a new code', () => {
  const existing = [
    nameOf('organisation', { code: 'btttt', name: { original: 'vi', vi: 'Bộ Thông tin và Truyền thông', en: 'MIC' } }),
  ].flatMap((one) => one ?? []);
  const named = (code: string, vi: string, kind = 'organisation') =>
    brief(onRecord(checkLookAlike, kind, null, { code, name: { original: 'vi', vi } }, { named: existing }));

  test('whose name is that of another record, but for marks and case, asks to look again', () => {
    expect(named('mic', 'BỘ THÔNG TIN VÀ TRUYỀN THÔNG')).toEqual(['look-alike warn code']);
    expect(named('mic', 'Bo Thong tin va  Truyen-thong')).toEqual(['look-alike warn code']);
    expect(named('bt-ttt', 'Tên khác')).toEqual(['look-alike warn code']);
    expect(named('bkhcn', 'Bộ Khoa học và Công nghệ')).toEqual(['look-alike pass']);
    expect(named('mic', 'Bộ Thông tin và Truyền thông', 'platform')).toEqual(['look-alike pass']);
  });

  test('of a province may carry the name it had before the merger, not one of its own list', () => {
    const area = (code: string, scheme: string) => ({ code, scheme, name: { original: 'vi', vi: 'Hà Nội' } });
    const before = [nameOf('area', area('p63-01', 'vn-63'))].flatMap((one) => one ?? []);
    expect(brief(onRecord(checkLookAlike, 'area', null, area('p34-01', 'vn-34'), { named: before }))).toEqual(['look-alike pass']);
    expect(brief(onRecord(checkLookAlike, 'area', null, area('p63-99', 'vn-63'), { named: before }))).toEqual(['look-alike warn code']);
  });

  test('is held against the other new ones of the set, and told of once', () => {
    const records = ['a', 'b'].map((code) => changedRecord('topic', null, { code, name: full }));
    expect(checkLookAlike(checkedSet({ records })).map(({ severity, code, values }) => [severity, code, values.existing])).toEqual([
      ['warn', 'b', 'a'],
      ['pass', 'all', undefined],
    ]);
  });

  test.each([
    ['Đà Nẵng', 'da nang'],
    ['ĐẮK LẮK', 'Dak Lak'],
    ['Économie numérique', 'economie-numerique'],
    ['Цифровая ЭКОНОМИКА', 'цифровая экономика'],
  ])('%s folds as %s', (a, b) => expect(lettersOf(a)).toBe(lettersOf(b)));
});

describe('a date of what has happened', () => {
  test.each<[string, JsonRecord, string[]]>([
    ['document', { issued: '2024-07-31', effective: '2025-01-01' }, ['happened pass']],
    ['document', { issued: '2024-08-01' }, ['happened warn issued']],
    ['document', { issued: '2024-07' }, ['happened pass']],
    ['document', { issued: '2024' }, ['happened pass']],
    ['task-fact', { happenedOn: '2025', due: '2026-12-31' }, ['happened warn happenedOn']],
    ['platform', { released: null, users: [{ period: '2024-Q4' }] }, ['happened warn users.period']],
    ['event', { starts: '2024-10-10' }, []],
    ['target', { deadline: '2030' }, []],
  ])('of a %s %j: %j', (kind, after, expected) => {
    expect(brief(onRecord(checkHappened, kind, null, after))).toEqual(expected);
  });
});

test('low confidence asks to look again, in parts too', () => {
  const after = { confidence: 'medium', users: [{ period: '2023', confidence: 'low' }] };
  expect(brief(onRecord(checkConfidence, 'platform', null, after))).toEqual(['confidence warn users.confidence', 'confidence pass']);
});

test('only addresses that are new or changed are tried', () => {
  const before = { url: 'https://a.test/', repository: null };
  const after = { code: 'vneid', url: 'https://a.test/', repository: 'https://b.test/' };
  expect(linksOf([changedRecord('platform', before, after)])).toEqual([
    { kind: 'platform', code: 'vneid', field: 'repository', url: 'https://b.test/' },
  ]);
});

test('what blocks stands first, then what asks to look again', () => {
  const records = [changedRecord('target', null, { source: null, confidence: 'low', note: { original: 'vi', vi: 'Lời' } })];
  const severities = runChecks(checkedSet({ records })).map(({ severity }) => severity);
  expect(severities).toEqual([...severities].sort((a, b) => ['block', 'warn', 'pass'].indexOf(a) - ['block', 'warn', 'pass'].indexOf(b)));
  expect(severities[0]).toBe('block');
});

describe('a name of a synonym', () => {
  const synonym = (code: string, language: string, ...words: string[]) => ({ code, language, words });
  const look = (group: JsonRecord, synonyms: CheckedSet['synonyms'] = []) => onRecord(checkTwoGroups, 'synonym', null, group, { synonyms });

  test('that stands in another group of its language asks to look again, however it is spelled', () => {
    const standing = [synonym('vi-cntt', 'vi', 'CNTT', 'công nghệ thông tin')];
    expect(look(synonym('vi-it', 'vi', 'IT', 'Cong nghe  thong tin', 'cntt'), standing)).toEqual([
      {
        check: 'two-groups',
        severity: 'warn',
        kind: 'synonym',
        code: 'vi-it',
        field: 'words',
        values: { name: 'Cong nghe  thong tin', existing: 'vi-cntt' },
      },
    ]);
  });

  test('may stand in its own group as it was, and in groups of other languages', () => {
    const standing = [synonym('vi-ai', 'vi', 'AI', 'trí tuệ nhân tạo'), synonym('en-ai', 'en', 'AI', 'artificial intelligence')];
    expect(brief(look(synonym('vi-ai', 'vi', 'AI', 'trí tuệ nhân tạo', 'TTNT'), standing))).toEqual(['two-groups pass']);
  });

  test('is looked for within the set too; what is withdrawn has no names', () => {
    const records = [
      changedRecord('synonym', null, synonym('en-a', 'en', 'fibre', 'fiber')),
      changedRecord('synonym', null, synonym('en-b', 'en', 'Fiber', 'optical fibre')),
    ];
    expect(brief(checkTwoGroups(checkedSet({ records })))).toEqual(['two-groups warn words', 'two-groups warn words']);
    const withdrawn = records.map((record) => ({ ...record, nature: 'withdrawal' as const }));
    expect(checkTwoGroups(checkedSet({ records: withdrawn }))).toEqual([]);
    expect(onRecord(checkTwoGroups, 'topic', null, { name: full })).toEqual([]);
  });
});
