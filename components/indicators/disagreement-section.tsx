import type { ReactNode } from 'react';
import { Conflict } from '@/components/ui/conflict';
import { LanguageNotice } from '@/components/ui/language-notice';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { localize } from '@/lib/i18n/localized';
import type { ConflictRecord } from '@/lib/indicators/conflict-schema';
import { computedConflict, isNumeric, type Recorded, recordedConflicts, type Side } from '@/lib/indicators/disagreements';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { SourceBrief } from '@/lib/sources/queries';
import type { PageContext } from './context';
import { sourcesOf, wholeSeries } from './series';
import { capitalised } from './texts';

type Evidence = { conflicts: readonly ConflictRecord[]; related: readonly IndicatorBrief[]; sources: readonly SourceBrief[] };

/** How many disagreements stand with large numbers; the others follow in words. */
const LARGE = 2;

export function disagreementSection(context: PageContext, { conflicts, related, sources }: Evidence): ReactNode {
  const { reading, texts, bodies, view, locale } = context;
  const { indicator } = reading;
  const { t } = texts;
  const recorded = recordedConflicts(conflicts, { indicator, related, sources, asOf: view.asOf });
  const computed = computedConflict(indicator, wholeSeries(indicator, bodies), recorded);
  if (recorded.length === 0 && !computed) return null;
  const large = recorded.filter(isNumeric).slice(0, LARGE);
  const rest = recorded.filter((one) => !large.includes(one));
  const count = rest.length + (computed ? 1 : 0);
  const strips = large.map((one) => strip(context, one));
  const others = [...(computed ? [computedStrip(context, computed)] : []), ...rest.map((one) => inWords(context, one))];
  return (
    <Section
      id="disagreements"
      rail={t('disagree.rail')}
      notes={[
        t('disagree.note'),
        <a key="method" href={`/${locale}/method#conflict`}>
          {t('disagree.method')}
        </a>,
      ]}
    >
      {strips}
      {large.length > 0 && count > 0 ? (
        <details className="more">
          <summary>{t('disagree.more', { count })}</summary>
          {others}
        </details>
      ) : (
        others
      )}
    </Section>
  );
}

function heading({ locale }: PageContext, { conflict }: Recorded): ReactNode {
  const [title, explanation] = [localize(conflict.title, locale), localize(conflict.explanation, locale)];
  return (
    <>
      <h2 lang={foreignLang({ text: title, pageLocale: locale })}>{setTitle(title.words, locale)}</h2>
      <LanguageNotice pageLocale={locale} text={null} beside={[title, explanation]} />
      <p className="sub" lang={foreignLang({ text: explanation, pageLocale: locale })}>
        {explanation.words}
      </p>
    </>
  );
}

function verdictOf({ texts, reading, locale }: PageContext, { conflict }: Recorded) {
  const rule = conflict.rule === null ? null : localize(conflict.rule, locale);
  return {
    title: texts.t('disagree.used'),
    text: rule ? <Localized text={rule} pageLocale={locale} /> : texts.common(`headline.${reading.judgement.headline.reason}`),
  };
}

function strip(context: PageContext, recorded: Recorded): ReactNode {
  const { texts, marks, locale } = context;
  return (
    <div key={recorded.conflict.code} className="disagreement" id={recorded.conflict.code}>
      {heading(context, recorded)}
      <Conflict
        sides={recorded.sides.map(({ statement, value, qualifier, sources, unit, publishedOn }) => {
          const said = localize(statement.words, locale);
          return {
            key: statement.side,
            heading: capitalised(
              [
                statement.period === null ? null : texts.period(statement.period),
                publishedOn === null ? null : texts.t('disagree.released', { date: texts.date(publishedOn) }),
              ]
                .filter((part) => part !== null)
                .join(', '),
            ),
            value: texts.words.plain({ value: value ?? '', qualifier }, unit),
            unit: unit === 'percent' || unit === 'count' ? undefined : texts.words.unit(unit),
            sources: marks.of(sources),
            words: said.words,
            lang: foreignLang({ text: said, pageLocale: locale }),
          };
        })}
        verdict={verdictOf(context, recorded)}
      />
    </div>
  );
}

function inWords(context: PageContext, recorded: Recorded): ReactNode {
  const verdict = recorded.conflict.rule === null ? null : verdictOf(context, recorded);
  return (
    <div key={recorded.conflict.code} className="disagreement" id={recorded.conflict.code}>
      {heading(context, recorded)}
      <ul className="docs">{recorded.sides.map((side) => sideInWords(context, side))}</ul>
      {verdict && (
        <p className="small mt-1 measure">
          <strong>{verdict.title}</strong> {verdict.text}
        </p>
      )}
    </div>
  );
}

function sideInWords({ texts, marks, locale }: PageContext, { statement, sources }: Side): ReactNode {
  const said = localize(statement.words, locale);
  return (
    <li key={statement.side}>
      <span className="date">{statement.period === null ? '' : texts.period(statement.period)}</span>
      <span lang={foreignLang({ text: said, pageLocale: locale })}>
        <StampedSentence text={said.words} sources={marks.of(sources)} />
      </span>
    </li>
  );
}

function computedStrip(context: PageContext, { a, b }: NonNullable<ReturnType<typeof computedConflict>>): ReactNode {
  const { reading, texts, marks } = context;
  const { indicator, judgement } = reading;
  const { t, common, words, period } = texts;
  return (
    <div key="computed" className="disagreement">
      <h2>
        {setTitle(
          capitalised(
            t('disagree.title', { period: period(a.period), a: words.figure(a, indicator.unit), b: words.figure(b, indicator.unit) }),
          ),
          context.locale,
        )}
      </h2>
      <Conflict
        sides={[a, b].map((figure) => {
          const series = indicator.series.find(({ code }) => code === figure.series);
          return {
            key: figure.series,
            heading: series ? texts.localized(series.name) : '',
            value: words.plain(figure, indicator.unit),
            unit: indicator.unit === 'percent' || indicator.unit === 'count' ? undefined : words.unit(indicator.unit),
            sources: marks.of(sourcesOf([figure])),
            words: capitalised(t('disagree.released', { date: texts.date(figure.releasedOn) })),
          };
        })}
        verdict={{ title: t('disagree.used'), text: common(`headline.${judgement.headline.reason}`) }}
      />
    </div>
  );
}
