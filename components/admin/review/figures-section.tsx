import { NatureMark } from '@/components/changes/words';
import { DataTable } from '@/components/ui/data-table';
import { ListPages } from '@/components/ui/list-pages';
import { Section } from '@/components/ui/section';
import { absoluteDecimal, compareDecimals, subtractDecimals } from '@/lib/decimal';
import { formatCount, formatNumber, formatPercent } from '@/lib/i18n/format';
import type { SetDetail } from '@/lib/publishing/desk-set';
import type { ReviewedFigure } from '@/lib/publishing/reviewed-figures';
import { Submit } from '../submit';
import type { ListPlace } from './changes-section';
import { QuotedNumber } from './quoted-number';
import type { FindingLine, ReviewWords } from './words';

type FiguresSectionProps = {
  set: SetDetail;
  words: ReviewWords;
  /** By the row's position. */
  lines: ReadonlyMap<number, readonly FindingLine[]>;
  place: ListPlace;
  perPage: number;
  commentOn: (target: string) => string;
  /** Many figures carry their quotes with them; few have them in the evidence. */
  withQuotes: boolean;
};

/** The figures of the set as rows: published now, proposed, and what lies between. */
export function FiguresSection({ set, words, lines, place, perPage, commentOn, withQuotes }: FiguresSectionProps) {
  const { t, changes, locale } = words;
  const { items, total } = set.figures;
  if (total === 0) return null;
  const from = (place.page - 1) * perPage + 1;
  const range = { from: formatCount(from, locale), to: formatCount(from + items.length - 1, locale), total: formatCount(total, locale) };
  return (
    <Section id="figures" rail={t('figures.rail')} notes={[t('figures.note'), ...(place.pages > 1 ? [t('figures.range', range)] : [])]}>
      <DataTable
        stack
        caption={<span className="vh">{t('figures.caption')}</span>}
        columns={[
          { key: 'figure', label: t('figures.figure') },
          { key: 'now', label: t('figures.now') },
          { key: 'proposed', label: t('figures.proposed') },
          { key: 'change', label: t('figures.change') },
        ]}
        rows={items.map((figure) => ({
          key: String(figure.position),
          cells: [
            <Subject key="figure" {...{ figure, words, withQuotes }} />,
            <Published key="now" {...{ figure, words }} />,
            <Proposed key="proposed" {...{ figure, words }} lines={lines.get(figure.position) ?? []} />,
            <div key="change">
              {difference(figure, words)}
              <ul className="review-links">
                {set.may.comment && (
                  <li>
                    <a href={commentOn(`figures/${figure.position}/value`)}>{t('changes.comment')}</a>
                  </li>
                )}
                {set.may.edit && (
                  <li>
                    <Submit isPlain name="form_take" value={`figures/${figure.position}`}>
                      {t('changes.remove')}
                    </Submit>
                  </li>
                )}
              </ul>
            </div>,
          ],
        }))}
      />
      <ListPages words={(key) => (key === 'label' ? t('figures.pages') : changes.common(`pages.${key}`))} {...place} />
    </Section>
  );
}

type FigureProps = { figure: ReviewedFigure; words: ReviewWords };

function Subject({ figure, words, withQuotes }: FigureProps & { withQuotes: boolean }) {
  const { t, changes, name } = words;
  const indicator = figure.indicator === null ? null : { kind: 'indicator', code: figure.indicator };
  const href = indicator && changes.href(indicator);
  const about = indicator === null ? figure.series : name(indicator);
  return (
    <>
      {href ? <a href={href}>{about}</a> : about}
      <span className="cell-note">
        {name({ kind: 'series', code: figure.series })}, {changes.figures.period(figure.period)}
        {figure.area !== 'vn' && `, ${name({ kind: 'area', code: figure.area })}`}
      </span>
      <span className="cell-note">{t('figures.release', { release: name({ kind: 'release', code: figure.release }) })}</span>
      {withQuotes && figure.quoted && (
        <details className="fold">
          <summary>{t('figures.quote')}</summary>
          <QuotedNumber sentence={figure.quoted} />
        </details>
      )}
      {withQuotes && !figure.quoted && <span className="cell-note">{t('figures.noQuote')}</span>}
    </>
  );
}

function Published({ figure: { before, unit, release }, words: { t, changes, name } }: FigureProps) {
  if (before === null) return <span className="mute">{t('figures.absent')}</span>;
  return (
    <>
      <del className="big">{changes.figures.figure(before, unit)}</del>
      {before.release !== release && (
        <span className="cell-note">{t('figures.earlier', { release: name({ kind: 'release', code: before.release }) })}</span>
      )}
    </>
  );
}

function Proposed({ figure, words, lines }: FigureProps & { lines: readonly FindingLine[] }) {
  const { t, changes } = words;
  return (
    <>
      <ins className="big">{figure.nature === 'withdrawal' ? t('figures.withdrawn') : changes.figures.figure(figure, figure.unit)}</ins>
      <span className="cell-note">
        <NatureMark nature={figure.nature} label={changes.t(`nature.${figure.nature}`)} /> {changes.figures.obsStatus(figure.status)}
      </span>
      {lines.map((line) => (
        <span key={line.key} className={line.severity === 'block' ? 'notice block' : 'cell-note'}>
          {line.words}
        </span>
      ))}
    </>
  );
}

/** "Up 201, or 32%": in the unit, and as a share of what stands now. */
function difference({ nature, before, value, unit }: ReviewedFigure, { t, locale, changes }: ReviewWords): string | null {
  if (before === null || nature === 'withdrawal') return null;
  const by = subtractDecimals(value, before.value);
  const sign = compareDecimals(by, '0');
  if (sign === 0) return t('figures.same');
  const size = absoluteDecimal(by);
  if (unit === 'percent')
    return t(sign > 0 ? 'figures.up' : 'figures.down', { amount: t('figures.points', { amount: formatNumber(size, locale) }) });
  const amount = unit === 'rank' ? formatNumber(size, locale) : changes.figures.figure({ value: size, qualifier: '=' }, unit);
  if (unit === 'rank' || compareDecimals(before.value, '0') === 0) return t(sign > 0 ? 'figures.up' : 'figures.down', { amount });
  const share = Math.abs(Number(by) / Number(before.value)) * 100;
  return t(sign > 0 ? 'figures.upBy' : 'figures.downBy', { amount, share: formatPercent(share.toFixed(share < 10 ? 1 : 0), locale) });
}
