import type { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { IndicatorTexts } from '@/components/indicators/texts';
import { capitalised } from '@/components/indicators/texts';
import type { Marks } from '@/components/sources/marks';
import { Conflict } from '@/components/ui/conflict';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { foreignLang, Localized } from '@/components/ui/localized';
import { StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { addressOf } from '@/lib/http/address';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { LedgerEntry } from '@/lib/indicators/conflict-ledger';
import type { Side } from '@/lib/indicators/disagreements';
import type { View } from '@/lib/publishing/edition-queries';

export type ConflictText = Awaited<ReturnType<typeof getTranslations<'conflicts'>>>;
export type EntryContext = { locale: Locale; view: View; t: ConflictText; texts: IndicatorTexts; marks: Marks };

/** One disagreement: its sides, the gap, why they differ and what the portal does. Called, not mounted: marks count from top to bottom. */
export function conflictEntry(entry: LedgerEntry, context: EntryContext): ReactNode {
  const { locale } = context;
  const { conflict } = entry;
  const title = localize(conflict.title, locale);
  const sides = entry.isNumeric ? numbers(entry, context) : words(entry, context);
  return (
    <article key={conflict.code} className="ledger-entry" id={conflict.code}>
      <h3 lang={foreignLang({ text: title, pageLocale: locale })}>{setTitle(title.words, title.lang)}</h3>
      {sides}
      {notes(entry, context)}
    </article>
  );
}

function numbers({ sides }: LedgerEntry, context: EntryContext): ReactNode {
  const { texts, marks } = context;
  return (
    <Conflict
      sides={sides.map((side) => {
        const { statement, value, qualifier, sources, unit } = side;
        return {
          key: statement.side,
          heading: heading(side, context),
          value: texts.words.plain({ value: value ?? '', qualifier }, unit),
          unit: unit === 'percent' || unit === 'count' ? undefined : texts.words.unit(unit),
          sources: marks.of(sources),
          words: <Said side={side} context={context} />,
        };
      })}
    />
  );
}

function words({ sides }: LedgerEntry, context: EntryContext): ReactNode {
  const { marks, locale } = context;
  return (
    <div className="clash">
      <div className={sides.length === 2 ? 'sides two' : 'sides'}>
        {sides.map((side) => {
          const said = localize(side.statement.words, locale);
          return (
            <div key={side.statement.side} className="side">
              <p className="mute">{heading(side, context)}</p>
              <p lang={foreignLang({ text: said, pageLocale: locale })}>
                <StampedSentence text={said.words} sources={marks.of(side.sources)} />
              </p>
              <Evidence side={side} context={context} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The period it speaks of and the day it was published. */
function heading({ statement, publishedOn }: Side, { t, texts }: EntryContext): string {
  const published = publishedOn === null ? t('side.noDay') : t('side.published', { date: texts.date(publishedOn) });
  return capitalised([...(statement.period === null ? [] : [texts.period(statement.period)]), published].join(', '));
}

function Said({ side, context }: { side: Side; context: EntryContext }) {
  return (
    <>
      <Localized text={localize(side.statement.words, context.locale)} pageLocale={context.locale} />
      <Evidence side={side} context={context} />
    </>
  );
}

/** The sentence it was read in, and what is said of sources not read directly. */
function Evidence({ side: { statement, figure }, context: { texts } }: { side: Side; context: EntryContext }) {
  const { quote, quoteLanguage, confidence } = statement;
  return (
    <>
      <CorrectionMark of={figure && texts.words.correction(figure)} />
      {quote && (
        <q className="said" lang={quoteLanguage ?? undefined}>
          {quote}
        </q>
      )}
      {confidence !== null && confidence !== 'high' && <span className="cell-note">{texts.common(`confidence.${confidence}`)}</span>}
    </>
  );
}

function notes({ conflict, gap, indicators }: LedgerEntry, context: EntryContext): ReactNode {
  const { locale, view, t } = context;
  const distance = gapWords(gap, context);
  const text = (words: Parameters<typeof localize>[0]) => <Localized text={localize(words, locale)} pageLocale={locale} />;
  return (
    <div className="say">
      {distance && (
        <p>
          <strong>{t('gap.title')}</strong> {distance}
        </p>
      )}
      <p>
        <strong>{t('why')}</strong> {text(conflict.explanation)}
      </p>
      {conflict.rule && (
        <p>
          <strong>{t('used')}</strong> {text(conflict.rule)}
        </p>
      )}
      {indicators.length > 0 && (
        <p>
          {t('indicators', { count: indicators.length })}{' '}
          {indicators.map(({ code, name }, index) => (
            <span key={code}>
              {index > 0 && ' · '}
              <a href={`/${locale}${addressOf(`/indicators/${code}`, view)}`}>{text(name)}</a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Nothing where the sides are words: there is nothing to subtract, and nobody expects it. */
function gapWords(gap: LedgerEntry['gap'], { t, texts }: EntryContext): string | null {
  if (gap.kind === 'none') return gap.reason === 'words' ? null : t(`gap.${gap.reason}`);
  const plain = { value: gap.value, qualifier: '=' };
  const exact =
    gap.unit === 'percent'
      ? t('gap.points', { value: texts.words.number(gap.value, 'count') })
      : gap.unit === 'rank'
        ? t('gap.places', { value: texts.words.number(gap.value, 'count') })
        : texts.words.figure(plain, gap.unit);
  const value = gap.isApproximate ? t('gap.about', { value: exact }) : exact;
  const remarks = [
    ...(gap.isOfNewest ? [t('gap.newest')] : []),
    ...(gap.isBetweenExtremes ? [t('gap.extremes')] : []),
    ...(gap.hasOtherPeriods ? [t('gap.otherPeriods')] : []),
  ];
  return `${capitalised([value, ...remarks].join(', '))}.`;
}
