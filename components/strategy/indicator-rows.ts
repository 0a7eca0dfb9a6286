import { type IndicatorWords, indicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { localize } from '@/lib/i18n/localized';
import { type Judgement, judge } from '@/lib/indicators/judgement';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import { sameBody } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { lastDay } from '@/lib/period';
import type { Evidence, StatusRowModel } from './status-row';
import type { StrategyWords } from './words';

type Figure = IndicatorBrief['figures'][number];
type Target = IndicatorBrief['targets'][number];
export type JudgedIndicator = { indicator: IndicatorBrief; judgement: Judgement<Figure, Target>; words: IndicatorWords };

/** The indicators with what the rules say of each on the day of the view, by code. */
export async function judgeIndicators(
  indicators: readonly IndicatorBrief[],
  { bodies, words: { locale, view } }: { bodies: readonly Body[]; words: StrategyWords },
): Promise<Map<string, JudgedIndicator>> {
  const words = await indicatorWords(locale);
  const isSame = (a: string, b: string) => sameBody(bodies, a, b);
  return new Map(
    indicators.map((indicator) => [
      indicator.code,
      { indicator, judgement: judge<Figure, Target>(indicator, { sameBody: isSame, day: view.day }), words },
    ]),
  );
}

function evidenceOf({ indicator, judgement, words }: JudgedIndicator, { locale, t }: StrategyWords, marks: Marks): Evidence {
  const { latest, status } = judgement;
  if (latest === null) return { text: { words: words.reason(status), lang: locale }, sources: [] };
  const text = t('row.figure', { figure: words.figure(latest, indicator.unit), period: words.period(latest.period) });
  return {
    text: { words: text, lang: locale },
    sources: marks.of(latest.citations.map(({ source }) => source)),
    correction: words.correction(latest),
    reason: words.reason(status),
  };
}

/** How an indicator stands. A figure shows with its sources; without one the row says why there is none to show. */
export function indicatorState(
  judged: JudgedIndicator,
  words: StrategyWords,
  marks: Marks,
): Pick<StatusRowModel, 'href' | 'evidence' | 'status' | 'age' | 'due'> {
  const { indicator, judgement, words: said } = judged;
  const { status, age, target } = judgement;
  return {
    href: words.href(`/indicators/${indicator.code}`),
    evidence: evidenceOf(judged, words, marks),
    status: { kind: status.kind, label: said.status(status, age) },
    ...(age && { age: { label: said.age(age), isOld: age.state === 'old' || age.state === 'last-reported' } }),
    ...(target?.deadline && { due: words.t('row.target', { deadline: words.date(lastDay(target.deadline)) }) }),
  };
}

export function indicatorRow(judged: JudgedIndicator, words: StrategyWords, marks: Marks): StatusRowModel {
  return {
    key: judged.indicator.code,
    title: localize(judged.indicator.name, words.locale),
    who: judged.indicator.owners.map(words.lineage),
    ...indicatorState(judged, words, marks),
  };
}
