/** What the automatic checks of a change set read and what they answer. Plain data: whoever runs them loads it. */
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';
import type { FigureRecord, IndicatorRecord, SeriesRecord } from '@/lib/indicators/schema';
import type { ChangeNature } from '../change-set';
import type { JsonRecord } from '../difference';
import type { StagedFigure } from '../figures';
import type { LinkResult } from './link-check';

/** `block` stops publishing, `warn` asks to look again, `pass` tells what was looked at and found in order. */
export type Severity = 'pass' | 'warn' | 'block';

/**
 * `check` and `severity` name the message `checks.<check>.<severity>`; `values` are what it prints, unformatted (`wording.ts`).
 * `kind` and `code` name the record; a figure is named by `figures` and its key, the whole set by `WHOLE`.
 */
export type Finding = {
  check: string;
  severity: Severity;
  kind: string;
  code: string;
  field: string | null;
  values: Record<string, string>;
};

/** Stands for the change set as a whole: one `pass` of a check speaks for all that it found in order. */
export const WHOLE = { kind: 'change-set', code: 'all' } as const;

/** A record as proposed, and as it is published now; `before` is null for a new one. */
export type CheckedRecord = { kind: string; code: string; nature: ChangeNature; before: JsonRecord | null; after: JsonRecord };

/** A staged figure with what its series and indicator say about it. */
export type CheckedFigure = StagedFigure & {
  position: number;
  unit: IndicatorRecord['unit'];
  timeBasis: SeriesRecord['timeBasis'];
};

/** A current figure and what it rests on. */
export type PublishedFigure = Pick<FigureRecord, 'series' | 'area' | 'period' | 'release' | 'value' | 'qualifier' | 'status' | 'note'> & {
  citations: readonly { source: string; quote: string | null }[];
};

export type FigureContext = {
  /** Every current figure of the series and areas that the set touches, all releases. */
  published: readonly PublishedFigure[];
  /** When each release that the set names was let known, releases of the set included. */
  released: ReadonlyMap<string, string | null>;
};

/** What a record is called; `within` parts those that may share a name, such as provinces before and after a merger. */
export type NamedRecord = { kind: string; code: string; names: Partial<Record<Locale, string>>; within: string | null };

/** Names that mean the same, in one language. */
export type SynonymGroup = { code: string; language: string; words: readonly string[] };

export type CheckedLink = { kind: string; code: string; field: string; url: string; result: LinkResult };

export type CheckedSet = {
  records: readonly CheckedRecord[];
  figures: readonly CheckedFigure[];
  context: FigureContext;
  /** The sources that the set cites (`citedSources`), those of the set included. */
  sources: ReadonlyMap<string, { title: string; published: string | null }>;
  /** Published records of the kinds of which the set has new ones (`nameOf`). */
  named: readonly NamedRecord[];
  /** Every group of synonyms as it would stand with the set, where the set has one. */
  synonyms: readonly SynonymGroup[];
  /** Addresses that were tried (`linksOf`, `checkLinks`). */
  links: readonly CheckedLink[];
  today: string;
};

/** Checks whose findings have words. */
export type CheckName = Exclude<keyof Messages['checks'], 'severity'>;
export type Check = (set: CheckedSet) => Finding[];

export const keyOf = ({ series, period, area, release }: Pick<FigureRecord, 'series' | 'period' | 'area' | 'release'>): string =>
  `${series} ${period} ${area} ${release}`;

export function aboutFigure(
  figure: CheckedFigure,
  check: CheckName,
  severity: Severity,
  field: string | null,
  values: Record<string, string> = {},
): Finding {
  return { check, severity, kind: 'figures', code: keyOf(figure), field, values: { ...values, position: String(figure.position) } };
}

export function aboutRecord(
  { kind, code }: Pick<CheckedRecord, 'kind' | 'code'>,
  check: CheckName,
  severity: Severity,
  field: string | null,
  values: Record<string, string> = {},
): Finding {
  return { check, severity, kind, code, field, values };
}

/** One `pass` for all that was found in order, none where nothing was. */
export function passed(check: CheckName, count: number): Finding[] {
  return count > 0 ? [{ check, severity: 'pass', ...WHOLE, field: null, values: { count: String(count) } }] : [];
}

/** What a withdrawal takes back is not checked again. */
export const isKept = ({ nature }: { nature: string }): boolean => nature !== 'withdrawal';
