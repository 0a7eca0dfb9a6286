import type { ClientBase } from 'pg';
import type { FigureRecord } from '@/lib/indicators/schema';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { publish } from '@/lib/publishing/publish';

/** 50 series of the 34 provinces, monthly: 60 months make more than 100,000 figures. */
const SERIES = 50;
const FIRST_YEAR = 2019;
const RELEASE = 'generated-release';

const PROVINCES = '01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96'
  .split(' ')
  .map((number) => `p34-${number}`);

const seriesCode = (n: number) => `generated-series-${n}`;
const words = (text: string) => ({ original: 'en' as const, en: text });

/** The series and the release that generated figures belong to, published through the one way in. */
export async function publishGeneratedSeries(db: ClientBase, author: string, reviewer: string): Promise<void> {
  const series = Array.from({ length: SERIES }, (_, n) => ({
    code: seriesCode(n),
    indicator: 'de-gdp-share',
    producer: 'bkhcn',
    method: null,
    price: null,
    scope: `generated-${n}`,
    areaScheme: 'vn-34',
    name: words(`Generated series ${n}`),
    timeBasis: 'flow',
    note: null,
  }));
  const release = { code: RELEASE, producer: 'bkhcn', released: '2026-10-01', title: words('Generated release') };
  const number = await submitChangeSet(db, {
    title: words('Generated series'),
    reason: words('To measure with'),
    author,
    organisation: 'bkhcn',
    changes: [
      ...series.map((record) => ({ kind: 'series', code: record.code, baseRevision: 0, nature: 'new' as const, record })),
      { kind: 'release', code: RELEASE, baseRevision: 0, nature: 'new', record: release },
    ],
    figures: [],
  });
  await publish(db, number, reviewer, new Date().toISOString());
}

/** Figures of every generated series, province and month, each with the sentence it rests on. */
export function* generatedFigures(count: number): Generator<FigureRecord> {
  for (let n = 0; n < count; n += 1) {
    const [place, month] = [Math.floor(n / SERIES), Math.floor(n / SERIES / PROVINCES.length)];
    const value = `${(n * 7919) % 1000}.${(n * 31) % 10}`;
    yield {
      series: seriesCode(n % SERIES),
      period: `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      area: PROVINCES[place % PROVINCES.length] as string,
      release: RELEASE,
      value,
      qualifier: '=',
      status: 'final',
      note: null,
      source: 'founding-003',
      quote: `In this month the value of the series was ${value} in the province numbered ${place % PROVINCES.length}.`,
      quoteLanguage: 'en',
      confidence: 'high',
    };
  }
}
