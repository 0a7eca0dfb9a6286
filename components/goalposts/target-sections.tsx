import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { DataTable } from '@/components/ui/data-table';
import { type Fact, Facts } from '@/components/ui/facts';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import type { Goalposts } from '@/lib/catalog/readings/goalposts';
import { isNumeric, readIndicator } from '@/lib/catalog/readings/indicator';
import { progressTo } from '@/lib/catalog/readings/target-progress';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Target } from '@/lib/indicators/target-queries';
import type { Body } from '@/lib/organisations/queries';
import type { GoalpostWords } from './words';

type Context = { words: GoalpostWords; marks: Marks; bodies: readonly Body[] };

/** "at least 20%", stamped with where it was read. */
function promise(target: Target, { unit }: IndicatorBrief, { words, marks }: Context, withDeadline: boolean): ReactNode {
  const { t, locale, indicators, common } = words;
  const goal = indicators.target(target, unit);
  const deadline = target.deadline === null ? t('noDeadline') : indicators.period(target.deadline);
  return (
    <>
      <span lang={foreignLang({ text: goal, pageLocale: locale })}>
        <StampedSentence
          text={withDeadline ? t('until', { target: goal.words, deadline }) : goal.words}
          sources={marks.of([target.source])}
        />
      </span>
      {target.confidence !== 'high' && <span className="cell-note">{common(`confidence.${target.confidence}`)}</span>}
    </>
  );
}

/** Each amendment of a target, with the progress against what was promised first and against what stands now. */
export function targetsSection({ targets }: Goalposts, context: Context): ReactNode {
  const { t, locale } = context.words;
  const entries = targets.map((moved) => amendment(moved, context));
  return (
    <Section
      id="targets"
      rail={t('targets.rail')}
      notes={[
        <a key="method" href={`/${locale}/method#progress`}>
          {t('targets.method')}
        </a>,
      ]}
      heading={setTitle(targets.length === 0 ? t('targets.none') : t('targets.heading', { count: targets.length }), locale)}
      sub={targets.length === 0 ? t('targets.noneNote') : undefined}
    >
      {entries}
    </Section>
  );
}

function amendment({ indicator, move: { to, from, original } }: Goalposts['targets'][number], context: Context): ReactNode {
  const { words, bodies } = context;
  const { t, href, text, view } = words;
  const reading = readIndicator(indicator, bodies, view.day);
  const said = (target: Target | null) => (target === null ? t('notInRecord') : promise(target, indicator, context, true));
  const share = (target: Target | null): ReactNode => {
    if (target === null || original === null) return t('notInRecord');
    const result = progressTo(target, original, reading, view.day);
    if (result.kind === 'unknown')
      return result.reason === 'no-start' ? t('targets.noStart') : words.indicators.t(`progress.unknown.${result.reason}`);
    const percent = (value: number) => words.indicators.words.number(String(Math.round(value * 100)), 'percent');
    const { latest } = reading.judgement;
    return t('targets.progress', {
      distance: percent(result.distance.share),
      time: percent(result.time.shareAtFigure),
      period: latest === null ? t('noDay') : words.indicators.period(latest.period),
    });
  };
  const facts: (Fact | null)[] = [
    original === from ? null : { term: t('targets.original'), detail: said(original) },
    { term: t('before'), detail: said(from) },
    { term: t('after'), detail: said(to) },
    { term: t('by'), detail: words.document(to.document) },
    { term: t('when'), detail: words.date(to.knownOn) },
    { term: t('targets.progressOriginal'), detail: share(original) },
    { term: t('targets.progressAmended'), detail: share(to) },
  ];
  return (
    <article key={to.code} className="ledger-entry" id={to.code}>
      <h3>
        <a href={href(`/indicators/${indicator.code}`)}>{text(indicator.name)}</a>
      </h3>
      <Facts facts={facts.filter((fact) => fact !== null)} />
    </article>
  );
}

/** Documents that promise different values for one day without one amending the other. */
export function rivalsSection({ rivals }: Goalposts, context: Context): ReactNode {
  const { t, locale, href, text, indicators, document } = context.words;
  if (rivals.length === 0) return null;
  return (
    <Section
      id="rivals"
      rail={t('rivals.rail')}
      notes={[t('rivals.note')]}
      heading={setTitle(t('rivals.heading', { count: rivals.length }), locale)}
    >
      <DataTable
        stack
        caption={<span className="vh">{t('rivals.caption')}</span>}
        columns={[
          { key: 'indicator', label: t('rivals.indicator') },
          { key: 'deadline', label: t('rivals.deadline') },
          { key: 'values', label: t('rivals.values') },
        ]}
        rows={rivals.map(({ indicator, targets }) => ({
          key: `${indicator.code} ${targets[0]?.deadline}`,
          cells: [
            <a key="indicator" href={href(`/indicators/${indicator.code}`)}>
              {text(indicator.name)}
            </a>,
            <span key="deadline" className="nowrap">
              {targets[0]?.deadline && indicators.words.period(targets[0].deadline)}
            </span>,
            <ul key="values" className="rival-values">
              {targets.map((target) => (
                <li key={target.code}>
                  {isNumeric(target) ? (
                    <b>{promise(target, indicator, context, false)}</b>
                  ) : (
                    <span>{promise(target, indicator, context, false)}</span>
                  )}
                  <span>{document(target.document)}</span>
                </li>
              ))}
            </ul>,
          ],
        }))}
      />
    </Section>
  );
}
