import { Fragment, type ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import type { AreaFigure, UnitIndicator } from '@/lib/areas/figure-queries';
import { formedFrom, knownEnd } from '@/lib/areas/lineage';
import type { AreaRecord } from '@/lib/areas/schema';
import { localize } from '@/lib/i18n/localized';
import { figureAge } from '@/lib/indicators/age';
import { AreaTable } from './area-table';
import type { AreaContext } from './context';

type Elsewhere = { country: number; indicators: readonly UnitIndicator[] };

/** The figures a source states for this unit; where there is none, what there is for the country and for other units. */
export function figuresSection(context: AreaContext, figures: readonly AreaFigure[], elsewhere: Elsewhere): ReactNode {
  const { words, area } = context;
  const { t, name } = words;
  return (
    <Section id="figures" rail={t('figures.rail')} notes={figures.length > 0 ? [t('figures.note')] : []}>
      {figures.length > 0 ? (
        figuresTable(context, figures, t('figures.caption', { name: name(area) }))
      ) : (
        <NoFigures context={context} elsewhere={elsewhere} />
      )}
    </Section>
  );
}

function NoFigures({ context: { words, area }, elsewhere: { country, indicators } }: { context: AreaContext; elsewhere: Elsewhere }) {
  const { t, locale, href, name } = words;
  return (
    <>
      <p className="measure">
        {t('figures.none', { name: name(area) })}{' '}
        {t.rich('figures.country', { count: country, list: (chunks) => <a href={href('/indicators')}>{chunks}</a> })}
      </p>
      {indicators.length > 0 && (
        <>
          <p className="small mute mt-2">{t('figures.others')}</p>
          <ul className="statements mt-1">
            {indicators.map(({ code, name: indicator, units }) => (
              <li key={code}>
                <a href={href(`/indicators/${code}`)}>
                  <Localized text={localize(indicator, locale)} pageLocale={locale} />
                </a>{' '}
                <span className="mute nowrap">· {t('figures.units', { count: units })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The figures of the units that became this one, each unit under its own name, never added up. */
export function formerSection(context: AreaContext, former: readonly AreaRecord[], figures: readonly AreaFigure[]): ReactNode {
  if (former.length === 0) return null;
  const { words, area, units, steps } = context;
  const { t, name, listed, href, view } = words;
  const dated = (unit: AreaRecord) => words.dated(unit, knownEnd(unit, steps, view.asOf));
  const of = (unit: AreaRecord) => figures.filter((figure) => figure.area === unit.code);
  const silent = former.filter((unit) => of(unit).length === 0);
  const heading =
    formedFrom(units, steps, area).length > 1
      ? t('former.heading', { count: figures.length, name: name(area) })
      : t('former.headingOne', { count: figures.length });
  return (
    <Section
      id="former"
      rail={t('former.rail')}
      notes={[t('former.note')]}
      heading={figures.length > 0 ? setTitle(heading, words.locale) : undefined}
    >
      {former
        .filter((unit) => of(unit).length > 0)
        .map((unit) => (
          <Fragment key={unit.code}>{figuresTable(context, of(unit), <a href={href(`/areas/${unit.code}`)}>{dated(unit)}</a>)}</Fragment>
        ))}
      {silent.length > 0 && <p className="small mute mt-2">{t('former.missing', { names: listed(silent.map(dated)) })}</p>}
    </Section>
  );
}

function figuresTable({ words, marks }: AreaContext, figures: readonly AreaFigure[], caption: ReactNode) {
  const { t, locale, href, view, figures: say } = words;
  return (
    <AreaTable
      caption={caption}
      columns={[
        { key: 'indicator', label: t('figures.indicator') },
        { key: 'period', label: t('figures.period') },
        { key: 'value', label: t('figures.value') },
        { key: 'age', label: t('figures.age') },
      ]}
      rows={figures.map((figure) => {
        const age = figureAge({ period: figure.period, frequency: figure.indicator.frequency, today: view.day });
        return {
          key: figure.id,
          cells: [
            <span key="indicator">
              <a href={href(`/indicators/${figure.indicator.code}`)}>
                <Localized text={localize(figure.indicator.name, locale)} pageLocale={locale} />
              </a>
              <span className="cell-note">
                <Localized text={localize(figure.series.name, locale)} pageLocale={locale} />
              </span>
            </span>,
            say.period(figure.period),
            <span key="value">
              <Stamped sources={marks.of(figure.sources)}>{say.figure(figure, figure.indicator.unit)}</Stamped>
              {figureNotes(words, figure)}
            </span>,
            <Age key="age" label={say.age(age)} isOld={age.state === 'old' || age.state === 'last-reported'} />,
          ],
        };
      })}
    />
  );
}

/** What the source and the record add: exactness, corrections, how sure the reading is. */
function figureNotes({ t, common, locale, figures: say }: AreaContext['words'], figure: AreaFigure): ReactNode {
  return (
    <>
      <span className="cell-note">
        {say.obsStatus(figure.status).toLocaleLowerCase(locale)}
        {figure.corrected && `, ${t('figures.corrected')}`}
      </span>
      {figure.confidence !== 'high' && <span className="cell-note">{common(`confidence.${figure.confidence}`)}</span>}
      {figure.note && (
        <span className="cell-note">
          <Localized text={localize(figure.note, locale)} pageLocale={locale} />
        </span>
      )}
    </>
  );
}
