import { getTranslations } from 'next-intl/server';
import type { IndicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { FigureRow, Ledger } from '@/components/ui/figure-row';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { figureRow } from './figure-row-view';
import { isPastItsInterval, type KeyFigure } from './key-figures';

type Props = { locale: Locale; view: View; figures: readonly KeyFigure[]; words: IndicatorWords; marks: Marks };

/** The figures of the front page, each with its stamp, its period, a small drawing, its status and its age. */
export async function figuresSection({ locale, view, figures, words, marks }: Props) {
  const t = await getTranslations({ locale, namespace: 'home' });
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  const past = figures.filter(isPastItsInterval).length;
  const word = (form: 'start' | 'inside', count: number) => t(`number.${form}`, { n: String(count), number: formatCount(count, locale) });
  const finding = past === 0 ? 'none' : past === figures.length ? 'all' : 'some';

  const rows = [];
  // One after another: marks are numbered in the order in which they are read.
  for (const shown of figures) {
    const row = await figureRow(shown, { locale, words, marks });
    rows.push(<FigureRow key={shown.indicator.code} href={href(`/indicators/${shown.indicator.code}`)} {...row} />);
  }
  return (
    <Section
      rail={t('figures.rail')}
      notes={[
        t('figures.note'),
        <a key="all" href={href('/indicators')}>
          {t('figures.all')}
        </a>,
      ]}
      heading={setTitle(
        t(`figures.title.${finding}`, { count: past, start: word('start', past), total: word('inside', figures.length) }),
        locale,
      )}
      sub={
        <>
          {t('figures.sub')} <a href={`/${locale}/method#age`}>{t('lanes.rule')}</a>
        </>
      }
    >
      <Ledger>{rows}</Ledger>
    </Section>
  );
}
