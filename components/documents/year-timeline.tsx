import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { FacetCount } from '@/lib/documents/list-queries';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { type LibraryChoice, libraryAddress } from './library-address';

/** Above this many documents a year, its marks run together into a bar. */
const mostMarks = 24;

type YearTimelineProps = { locale: Locale; view: View; choice: LibraryChoice; years: readonly FacetCount[] };

/** Documents by year of issue as marks on a rule, every year between the first and the last in its place. */
export async function YearTimeline({ locale, view, choice, years }: YearTimelineProps) {
  const t = await getTranslations({ locale, namespace: 'documents' });
  const dated = years.flatMap(({ code, count }) => (code === null ? [] : [{ year: Number(code), count }]));
  if (dated.length === 0) return null;
  const undated = years.find(({ code }) => code === null)?.count ?? 0;
  const numbers = dated.map(({ year }) => year);
  const first = Math.min(...numbers);
  const rows = Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) => ({
    year: String(first + index),
    count: dated.find(({ year }) => year === first + index)?.count ?? 0,
  }));
  const most = Math.max(undated, ...dated.map(({ count }) => count));
  const peaks = dated.filter(({ count }) => count === Math.max(...dated.map((row) => row.count)));
  const [peak] = peaks.length === 1 ? peaks : [];
  const total = dated.reduce((sum, { count }) => sum + count, 0);
  const said = (count: number) => t('count.documents', { count, shown: formatCount(count, locale) });
  return (
    <Section
      id="years"
      rail={t('timeline.rail')}
      notes={[t('timeline.note')]}
      heading={
        peak && setTitle(t('timeline.heading', { year: String(peak.year), count: peak.count, total: formatCount(total, locale) }), locale)
      }
    >
      <ol className="year-rows">
        {rows.map(({ year, count }) => (
          <li key={year}>
            {count > 0 ? (
              <a
                href={libraryAddress(locale, { ...choice, year: choice.year === year ? undefined : year }, view)}
                aria-current={choice.year === year ? 'true' : undefined}
              >
                {year}
              </a>
            ) : (
              <span className="mute">{year}</span>
            )}
            <YearMarks count={count} most={most} />
            <span>{said(count)}</span>
          </li>
        ))}
        {undated > 0 && (
          <li>
            <span className="mute">{t('timeline.undated')}</span>
            <YearMarks count={undated} most={most} isUndated />
            <span>{said(undated)}</span>
          </li>
        )}
      </ol>
    </Section>
  );
}

function YearMarks({ count, most, isUndated = false }: { count: number; most: number; isUndated?: boolean }) {
  const className = isUndated ? 'open' : undefined;
  return (
    <svg width="100%" height="22" aria-hidden="true" focusable="false">
      <line x1="0" x2="100%" y1="21" y2="21" />
      {most > mostMarks ? (
        <rect className={className} y="5" width={`${Math.round((count / most) * 1000) / 10}%`} height="14" />
      ) : (
        Array.from({ length: count }, (_, index) => `${Math.round((index / mostMarks) * 1000) / 10}%`).map((x) => (
          <rect key={x} className={className} x={x} y="5" width="4.5" height="13" />
        ))
      )}
    </svg>
  );
}
