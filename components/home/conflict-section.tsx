import { getTranslations } from 'next-intl/server';
import type { IndicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { Conflict, type ConflictSide } from '@/components/ui/conflict';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { addressOf } from '@/lib/http/address';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize, localizeOptional } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { OpenConflict } from './open-conflict';

type Props = {
  locale: Locale;
  view: View;
  open: OpenConflict;
  /** How many disagreements stand in the record; null where the view is of a past day, of which nobody counted them. */
  total: number | null;
  words: IndicatorWords;
  marks: Marks;
};

/** One disagreement between sources: both numbers, side by side, in the order they were released. */
export async function conflictSection({ locale, view, open: { conflict, indicator, statements }, total, words, marks }: Props) {
  const t = await getTranslations({ locale, namespace: 'home' });
  const title = localize(conflict.title, locale);
  const rule = localizeOptional(conflict.rule, locale);
  const sides = statements.map(({ side, words: statement, figure, sources }): ConflictSide => {
    const text = localize(statement, locale);
    const lang = foreignLang({ text, pageLocale: locale });
    return {
      key: side,
      heading: (
        <>
          {figure.releasedOn === null ? t('conflict.noDay') : formatDate(figure.releasedOn, locale)}
          <CorrectionMark of={words.correction(figure)} />
        </>
      ),
      value: words.plain(figure, indicator.unit),
      sources: marks.of(sources),
      words: text.words,
      ...(lang && { lang }),
    };
  });
  return (
    <Section
      id="conflict"
      rail={t('conflict.rail')}
      notes={[
        ...(total === null ? [] : [t('conflict.note', { count: total })]),
        <a key="indicator" href={`/${locale}${addressOf(`/indicators/${indicator.code}`, view)}`}>
          {t('conflict.indicator')}
        </a>,
        <a key="rule" href={`/${locale}/method#conflict`}>
          {t('conflict.rule')}
        </a>,
      ]}
      heading={setTitle(title.words, title.lang)}
      {...(title.lang !== locale && { headingLang: title.lang })}
      sub={<Localized text={localize(conflict.explanation, locale)} pageLocale={locale} />}
    >
      <Conflict
        sides={sides}
        {...(rule && { verdict: { title: t('conflict.verdict'), text: <Localized text={rule} pageLocale={locale} /> } })}
      />
    </Section>
  );
}
