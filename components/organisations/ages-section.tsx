import type { ReactNode } from 'react';
import { sourcesOf } from '@/components/indicators/series';
import type { IndicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { Age } from '@/components/ui/age';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { DataTable } from '@/components/ui/data-table';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { type AgedFigure, allowedMonths, isStale } from '@/lib/catalog/readings/figure-ages';
import { localize } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import { AgeBar } from './age-bar';
import type { OrganisationWords } from './words';

/** What is longest past its interval stands open, the rest folded. */
const mostOpen = 10;

type Context = { words: OrganisationWords; figures: IndicatorWords; marks: Marks };
type Ages = { aged: readonly AgedFigure[]; silent: readonly IndicatorBrief[] };

/** How old the newest figure of each indicator is that the body owns or produces, and for which there is none. */
export function agesSection({ aged, silent }: Ages, context: Context): ReactNode {
  const { words } = context;
  const { t, locale } = words;
  if (aged.length + silent.length === 0) return null;
  const old = aged.filter(({ age }) => isStale(age)).length;
  const past = (one: AgedFigure) => one.age.months - (allowedMonths(one) ?? one.age.months);
  const sorted = [...aged].sort((a, b) => past(b) - past(a) || b.age.months - a.age.months);
  const longest = Math.max(...aged.flatMap((one) => [one.age.months, allowedMonths(one) ?? 0]));
  return (
    <Section
      id="figures"
      rail={t('ages.rail')}
      notes={[
        t('ages.note'),
        <a key="rule" href={`/${locale}/method#age`}>
          {words.strategy.t('past.rule')}
        </a>,
      ]}
      heading={setTitle(aged.length === 0 ? t('ages.none') : t('ages.heading', { old, total: aged.length }), locale)}
      sub={aged.length === 0 ? undefined : t('ages.key')}
    >
      {sorted.length > 0 && table(sorted.slice(0, mostOpen), longest, context)}
      {sorted.length > mostOpen && (
        <details className="fold mt-2">
          <summary>{t('ages.rest', { count: sorted.length - mostOpen })}</summary>
          {table(sorted.slice(mostOpen), longest, context)}
        </details>
      )}
      {silent.length > 0 && (
        <details className="fold mt-2" open={aged.length === 0}>
          <summary>{t('ages.silent', { count: silent.length })}</summary>
          <ul className="names">
            {silent.map((indicator) => (
              <li key={indicator.code}>{link(indicator, words)}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function table(aged: readonly AgedFigure[], longest: number, { words, figures, marks }: Context) {
  const { t } = words;
  return (
    <DataTable
      stack
      caption={<span className="vh">{t('ages.caption')}</span>}
      columns={[
        { key: 'indicator', label: t('ages.indicator') },
        { key: 'figure', label: t('ages.figure') },
        { key: 'period', label: t('ages.period') },
        { key: 'age', label: t('ages.age') },
      ]}
      rows={aged.map((one) => ({
        key: one.indicator.code,
        cells: [
          link(one.indicator, words),
          <span key="figure">
            <Stamped sources={marks.of(sourcesOf([one.figure]))}>{figures.figure(one.figure, one.indicator.unit)}</Stamped>
            <CorrectionMark of={figures.correction(one.figure)} />
          </span>,
          figures.period(one.figure.period),
          <div key="age" className="age-cell">
            <AgeBar months={one.age.months} allowed={allowedMonths(one)} longest={longest} />
            <Age label={figures.age(one.age)} isOld={isStale(one.age)} />
            {one.age.state === 'last-reported' && <span className="tiny mute block">{t('ages.lastReported')}</span>}
          </div>,
        ],
      }))}
    />
  );
}

function link(indicator: IndicatorBrief, { locale, href }: OrganisationWords) {
  const name = localize(indicator.name, locale);
  return (
    <a href={href(`/indicators/${indicator.code}`)} lang={foreignLang({ text: name, pageLocale: locale })}>
      {name.words}
    </a>
  );
}
