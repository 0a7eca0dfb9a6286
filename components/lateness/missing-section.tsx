import type { ReactNode } from 'react';
import { sourcesOf } from '@/components/indicators/series';
import { replyList } from '@/components/organisations/reply-list';
import { type StatusRowModel, StatusRows } from '@/components/strategy/status-row';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { MissingFigure } from '@/lib/catalog/readings/figure-delays';
import { localize } from '@/lib/i18n/localized';
import type { LatenessContext } from './words';

/** Numbers the Strategy promised for a day that has passed, of which no figure tells. */
export async function missingSection(missing: readonly MissingFigure[], context: LatenessContext): Promise<ReactNode> {
  const { t, strategy, locale, date, view } = context.words;
  const rows: StatusRowModel[] = [];
  for (const one of missing) rows.push(await row(one, context));
  return (
    <Section
      id="missing"
      rail={t('missing.rail')}
      notes={[strategy.t('past.asOf', { date: date(view.day) })]}
      heading={setTitle(t('missing.heading', { count: missing.length }), locale)}
      sub={t('missing.sub')}
    >
      {rows.length > 0 && (
        <StatusRows rows={rows} pageLocale={locale} labels={{ who: strategy.t('row.who'), nobody: strategy.t('row.nobody') }} />
      )}
    </Section>
  );
}

async function row({ indicator, target, deadlineDay, days, latest }: MissingFigure, context: LatenessContext): Promise<StatusRowModel> {
  const { words, marks, replies } = context;
  const { t, texts, strategy, locale, view, bodies, href, date } = words;
  const goal = texts.target(target, indicator.unit);
  return {
    key: target.code,
    title: localize(indicator.name, locale),
    href: href(`/indicators/${indicator.code}`),
    evidence: latest
      ? {
          lead: t('missing.lead'),
          text: {
            words: strategy.t('row.figure', { figure: texts.words.figure(latest, indicator.unit), period: texts.period(latest.period) }),
            lang: locale,
          },
          sources: marks.of(sourcesOf([latest])),
          correction: texts.words.correction(latest),
        }
      : { text: { words: t('missing.none'), lang: locale }, sources: [] },
    who: indicator.owners.map(strategy.lineage),
    status: { kind: 'no-data', label: t('missing.days', { days }) },
    due: t('missing.due', { target: goal.words, deadline: date(deadlineDay) }),
    dueSources: marks.of([target.source]),
    reply: await replyList(
      replies.filter((reply) => reply.indicator === indicator.code),
      { locale, view, bodies, marks },
    ),
  };
}
