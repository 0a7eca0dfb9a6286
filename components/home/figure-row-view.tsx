import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { IndicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { Age } from '@/components/ui/age';
import { CorrectionMark } from '@/components/ui/correction-mark';
import type { FigureRowProps } from '@/components/ui/figure-row';
import { Localized } from '@/components/ui/localized';
import { Stamped, StampedSentence } from '@/components/ui/source-mark';
import { Status } from '@/components/ui/status';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { Figure } from '@/lib/indicators/figure-queries';
import { targetNumber } from '@/lib/indicators/target';
import { lastDay } from '@/lib/period';
import { FigureGraphic } from './figure-graphic';
import type { KeyFigure } from './key-figures';

type Context = { locale: Locale; words: IndicatorWords; marks: Marks };

const citedBy = ({ citations }: Figure): string[] => citations.map(({ source }) => source);

/** One line of the ledger. Every number in it, drawn or written, has its own stamp. */
export async function figureRow(shown: KeyFigure, { locale, words, marks }: Context): Promise<Omit<FigureRowProps, 'href'>> {
  const t = await getTranslations({ locale, namespace: 'home' });
  const { indicator, figure, judgement, path, graphic, outOf, rivals } = shown;
  const period = (text: string) => (/^\d{4}$/.test(text) ? t('figures.year', { year: text }) : words.period(text));
  const value = words.plain(figure, indicator.unit);
  const sources = marks.of(citedBy(figure));
  const name = localize(indicator.name, locale);

  const target = judgement.target;
  const goal = target && targetNumber(target, indicator.direction);
  const aim = target && goal !== null ? words.plain({ value: goal, qualifier: target.comparator ?? '=' }, indicator.unit) : null;
  const said = { name: name.words, value: words.withCorrection(figure, value), period: period(figure.period) };

  const notes: { key: string; text: ReactNode }[] = [];
  const note = (key: string, text: string, codes: readonly string[], mark?: ReactNode) =>
    notes.push({
      key,
      text: (
        <>
          <StampedSentence text={text} sources={marks.of(codes)} />
          {mark}
        </>
      ),
    });
  const first = graphic === 'path' && path.length > 1 ? path[0] : undefined;
  if (first) {
    const from = t('figures.from', { value: words.plain(first, indicator.unit), period: period(first.period) });
    note('from', from, citedBy(first), <CorrectionMark of={words.correction(first)} />);
  }
  if (target && aim !== null) {
    const deadline = target.deadline === null ? null : period(target.deadline);
    note('target', deadline === null ? t('figures.targetUndated', { value: aim }) : t('figures.target', { value: aim, deadline }), [
      target.source,
    ]);
  }
  for (const rival of rivals) {
    const stamps = marks.of(citedBy(rival.figure));
    const text = t.rich('figures.rival', {
      value: words.plain(rival.figure, indicator.unit),
      period: period(rival.figure.period),
      series: () => <Localized text={localize(rival.name, locale)} pageLocale={locale} />,
      end: (chunks) => <Stamped sources={stamps}>{chunks}</Stamped>,
    });
    notes.push({
      key: rival.figure.id,
      text: (
        <>
          {text}
          <CorrectionMark of={words.correction(rival.figure)} />
        </>
      ),
    });
  }

  const year = target?.deadline ? lastDay(target.deadline).slice(0, 4) : null;
  return {
    name: <Localized text={name} pageLocale={locale} />,
    value,
    ...(outOf !== null && { of: t('figures.of', { total: formatCount(outOf, locale) }) }),
    sources,
    period: (
      <>
        {t('figures.period', { period: said.period, status: words.obsStatus(figure.status).toLocaleLowerCase(locale) })}
        <CorrectionMark of={words.correction(figure)} />
      </>
    ),
    graphic: (
      <>
        <FigureGraphic
          shown={shown}
          words={words}
          targetLabel={aim !== null && year !== null ? t('figures.targetLabel', { value: aim, year }) : null}
          sentence={aim === null ? t('figures.sentence', said) : t('figures.sentenceTarget', { ...said, target: aim })}
        />
        {notes.length > 0 && (
          <p className="cap">
            {notes.map(({ key, text }) => (
              <span key={key}>{text} </span>
            ))}
          </p>
        )}
      </>
    ),
    state: <FigureState shown={shown} words={words} noFigureForDeadline={t('figures.noFigureForDeadline')} />,
  };
}

/** A figure nobody can judge says why instead of "no data": the number stands beside it. */
function FigureState({ shown, words, noFigureForDeadline }: { shown: KeyFigure; words: IndicatorWords; noFigureForDeadline: string }) {
  const { indicator, judgement } = shown;
  const { status, age } = judgement;
  const why = () => {
    // Another series may have published for the deadline, so the sentence speaks of this one only.
    if (status.reason === 'no-figure-for-deadline') return noFigureForDeadline;
    // A number without a day is a target all the same.
    const isUndated = status.reason === 'no-target' && indicator.targets.some(({ low, high }) => low !== null || high !== null);
    return words.reason(isUndated ? { ...status, reason: 'no-deadline' } : status);
  };
  return (
    <>
      {status.kind === 'no-data' ? (
        <span className="small mute">{why()}</span>
      ) : (
        <Status kind={status.kind} label={words.status(status, age)} />
      )}
      {age && <Age label={words.age(age)} isOld={age.state === 'old' || age.state === 'last-reported'} />}
    </>
  );
}
