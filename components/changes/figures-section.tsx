import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import type { EditionDetail } from '@/lib/publishing/edition-changes';
import type { MovedFigure } from '@/lib/publishing/figure-changes';
import { type ChangeWords, NATURES, NatureMark } from './words';

/** The figures of the edition: how many are new, and each that was recorded again or taken back, old value and new. */
export function FiguresSection({ edition, words }: { edition: EditionDetail; words: ChangeWords }) {
  const { t, locale, name, figures } = words;
  const counts = edition.counts.filter(({ kind }) => kind === 'figures');
  if (counts.length === 0) return null;
  const added = counts.find(({ nature }) => nature === 'new')?.count ?? 0;
  const { moved, total } = edition.figures;
  const value = (figure: MovedFigure['before'], { unit }: MovedFigure) => (figure === null ? null : figures.figure(figure, unit));
  return (
    <Section
      id="figures"
      rail={words.kind('figures')}
      notes={NATURES.flatMap((nature) =>
        counts
          .filter((one) => one.nature === nature)
          .map(({ count }) => t('kindCount', { kind: t(`nature.${nature}`), count: words.count(count) })),
      )}
    >
      {moved.length > 0 && (
        <DataTable
          stack
          caption={<span className="vh">{t('table.figures')}</span>}
          columns={[
            { key: 'figure', label: t('table.figure') },
            { key: 'before', label: t('table.before') },
            { key: 'after', label: t('table.after') },
          ]}
          rows={moved.map((figure) => {
            const indicator = { kind: 'indicator', code: figure.indicator };
            return {
              key: `${figure.series} ${figure.area} ${figure.period} ${figure.release}`,
              cells: [
                <div key="figure">
                  <a href={words.href(indicator) ?? `/${locale}/indicators/${figure.indicator}`}>{name(indicator)}</a>
                  <span className="cell-note">
                    {name({ kind: 'series', code: figure.series })}, {figures.period(figure.period)}
                    {figure.area !== 'vn' && `, ${name({ kind: 'area', code: figure.area })}`}
                  </span>
                </div>,
                value(figure.before, figure) ?? <span className="mute">{t('none')}</span>,
                <div key="after">
                  {value(figure.after, figure) ?? <span className="mute">{t('figures.gone')}</span>}
                  <span className="block">
                    <NatureMark nature={figure.nature} label={t(`nature.${figure.nature}`)} />
                  </span>
                </div>,
              ],
            };
          })}
        />
      )}
      {total > moved.length && (
        <p className="small mute mt-2">{t('rest', { count: total - moved.length, shown: words.count(total - moved.length) })}</p>
      )}
      <p className={moved.length > 0 ? 'mt-2' : undefined}>{t('figures.new', { count: added, shown: words.count(added) })}</p>
    </Section>
  );
}
