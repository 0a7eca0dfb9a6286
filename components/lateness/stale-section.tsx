import type { ReactNode } from 'react';
import { sourcesOf } from '@/components/indicators/series';
import { byName } from '@/components/organisations/by-name';
import { Age } from '@/components/ui/age';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import type { StaleFigure } from '@/lib/catalog/readings/figure-delays';
import { type BodyLine, staleOf } from '@/lib/catalog/readings/lateness';
import { formatDate } from '@/lib/i18n/format';
import { localize } from '@/lib/i18n/localized';
import type { LatenessContext } from './words';

type Stale = { stale: readonly StaleFigure[]; lines: readonly BodyLine[] };

/** Figures past their reporting interval, under each body that answers for them, in the order of names. */
export function staleSection({ stale, lines }: Stale, context: LatenessContext): ReactNode {
  const { words } = context;
  const { t, locale, nameOf, strategy, bodies, view } = words;
  const register = { bodies, day: view.day };
  const codes = byName(
    lines.filter((line) => line.stale.count > 0).map(({ code }) => code),
    nameOf,
    locale,
  );
  const nobody = stale.filter((one) => !codes.some((code) => staleOf(code, [one], register).length > 0));
  return (
    <Section
      id="stale"
      rail={t('stale.rail')}
      notes={[
        <a key="rule" href={`/${locale}/method#age`}>
          {strategy.t('past.rule')}
        </a>,
      ]}
      heading={setTitle(t('stale.heading', { count: stale.length }), locale)}
      sub={t('stale.sub')}
    >
      {codes.map((code) => part(code, nameOf(code), staleOf(code, stale, register), context))}
      {nobody.length > 0 && part('nobody', strategy.t('row.nobody'), nobody, context)}
    </Section>
  );
}

function part(code: string, name: string, own: readonly StaleFigure[], { words, marks }: LatenessContext) {
  const { t, texts, locale, href, strategy } = words;
  const longest = Math.max(...own.map(({ days }) => days));
  return (
    <details key={code} className="fold stale-body" id={`stale-${code}`}>
      <summary>{t('stale.body', { name, count: own.length, longest, shown: strategy.count(longest) })}</summary>
      <DataTable
        stack
        caption={<span className="vh">{t('stale.caption', { name })}</span>}
        columns={[
          { key: 'indicator', label: t('stale.indicator') },
          { key: 'figure', label: t('stale.figure') },
          { key: 'period', label: t('stale.period') },
          { key: 'due', label: t('stale.due') },
          { key: 'days', label: t('stale.days'), isNumeric: true },
        ]}
        rows={own.map(({ indicator, figure, age, days }) => ({
          key: indicator.code,
          cells: [
            <a key="name" href={href(`/indicators/${indicator.code}`)}>
              <Localized text={localize(indicator.name, locale)} pageLocale={locale} />
            </a>,
            <span key="figure">
              <Stamped sources={marks.of(sourcesOf([figure]))}>{texts.words.figure(figure, indicator.unit)}</Stamped>
              <CorrectionMark of={texts.words.correction(figure)} />
            </span>,
            texts.words.period(figure.period),
            <span key="due">
              {age.state !== 'no-interval' && formatDate(age.nextDue, locale)}
              {age.state === 'last-reported' && (
                <span className="block">
                  <Age label={t('stale.lastReported')} isOld />
                </span>
              )}
            </span>,
            strategy.count(days),
          ],
        }))}
      />
    </details>
  );
}
