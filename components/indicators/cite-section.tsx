import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';
import { namedFigure } from '@/lib/catalog/readings/indicator';
import { formatDate } from '@/lib/i18n/format';
import { type PageContext, releaseWords } from './context';

export type Citable = { number: number; day: string; origin: string };

/** A citation whose address keeps showing what this edition showed. */
export function citeSection(context: PageContext, edition: Citable | null, portal: string): ReactNode {
  if (!edition) return null;
  const { reading, texts, locale, view } = context;
  const { indicator } = reading;
  const { t, words, period } = texts;
  const figure = namedFigure(reading);
  const number = view.edition?.kind === 'number' ? view.edition.number : edition.number;
  const place = {
    name: texts.localized(indicator.name),
    portal,
    edition: number,
    address: `${edition.origin}/${locale}/indicators/${indicator.code}?edition=${number}`,
  };
  return (
    <Section id="cite" rail={t('cite.rail')}>
      <pre className="measure">
        {figure
          ? t('cite.figure', {
              ...place,
              ...releaseWords(context, figure),
              value: words.figure(figure, indicator.unit),
              period: period(figure.period),
            })
          : t('cite.nothing', place)}
      </pre>
      <p className="small mute mt-2 measure">{t('cite.note', { edition: number, date: formatDate(edition.day, locale) })}</p>
    </Section>
  );
}
