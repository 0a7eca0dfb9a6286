import type { CheckedFigure, CheckedRecord, CheckedSet, PublishedFigure } from '@/lib/publishing/checks/finding';
import type { JsonRecord } from '@/lib/publishing/difference';

/** A change set as the checks read it; what is not given is empty. */
export function checkedSet(given: Partial<Omit<CheckedSet, 'context'>> & Partial<CheckedSet['context']>): CheckedSet {
  const { published = [], released = new Map(), ...rest } = given;
  return {
    records: [],
    figures: [],
    sources: new Map([['report', { title: 'Báo cáo', published: '2024-07-18' }]]),
    named: [],
    synonyms: [],
    links: [],
    today: '2024-07-31',
    ...rest,
    context: { published, released },
  };
}

export function stagedFigure(given: Partial<CheckedFigure> = {}): CheckedFigure {
  return {
    series: 'de-gdp-share-ministry',
    period: '2023',
    area: 'vn',
    release: 'btttt-2024-01',
    value: '16.5',
    qualifier: '=',
    status: 'final',
    nature: 'new',
    note: null,
    source: 'report',
    quote: 'chiếm 16,5% GDP',
    quoteLanguage: 'vi',
    confidence: 'high',
    position: 0,
    unit: 'percent',
    timeBasis: 'flow',
    ...given,
  };
}

export function publishedFigure(given: Partial<PublishedFigure> = {}): PublishedFigure {
  const { series, period, area, release, value, qualifier, status, note } = stagedFigure();
  const citations = [{ source: 'report', quote: 'chiếm 16,5% GDP' }];
  return { series, period, area, release, value, qualifier, status, note, citations, ...given };
}

export function changedRecord(kind: string, before: JsonRecord | null, after: JsonRecord): CheckedRecord {
  const code = typeof after.code === 'string' ? after.code : 'one';
  return { kind, code, nature: before === null ? 'new' : 'revision', before, after: { code, ...after } };
}
