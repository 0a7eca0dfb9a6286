import { getTranslations } from 'next-intl/server';
import { type IndicatorWords, indicatorWords } from '@/components/indicators/words';
import { type Correction, CorrectionMark } from '@/components/ui/correction-mark';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { type ArticleNumber, type ArticlePart, type Paragraph, rowAnchor } from './article-numbers';

type Labels = { checked: string; unverified: string };

/** The stroke of a hand that went through the numbers; its word stands beside it for those who do not see it. */
function CheckedSign() {
  return (
    <svg className="checked-sign" width="11" height="11" viewBox="1.5 3 13 11" aria-hidden="true" focusable="false">
      <path d="M2.5 8.5l3.8 4L13.5 4" fill="none" stroke="currentColor" strokeWidth="2.4" />
    </svg>
  );
}

/** The newest correction after which the number matches nothing; null where it matches, or never did. */
function correctionOf(number: ArticleNumber | null, words: IndicatorWords): Correction | null {
  const [first] = number?.replaced ?? [];
  return first?.kind === 'figure' ? words.correction(first) : null;
}

type PrintedNumberProps = { part: ArticlePart; href: string | null; correction: Correction | null; labels: Labels };

/** A number that matches carries the sign and leads on; one that does not is followed by the word and, where it did once, by the correction. */
function PrintedNumber({ part, href, correction, labels }: PrintedNumberProps) {
  if (href === null) {
    return (
      <>
        <span className="nowrap">
          <span className="unverified">{part.text}</span> <span className="unverified-word">{labels.unverified}</span>
        </span>
        <CorrectionMark of={correction} />
      </>
    );
  }
  return (
    <a className="checked" href={href}>
      {part.text}
      <CheckedSign />
      <span className="vh"> ({labels.checked})</span>
    </a>
  );
}

type ArticleTextProps = { paragraphs: readonly Paragraph[]; locale: Locale; lang: Locale; view: View };

/** The paragraphs as they were written, letter by letter, with every number marked. */
export async function ArticleText({ paragraphs, locale, lang, view }: ArticleTextProps) {
  const [t, words] = await Promise.all([getTranslations({ locale, namespace: 'news' }), indicatorWords(locale)]);
  const labels = { checked: t('mark.checked'), unverified: t('mark.unverified') };
  const hrefOf = ({ number }: ArticlePart) => {
    const [first, ...more] = number?.matches ?? [];
    if (!number || !first) return null;
    const isOne = more.every(({ indicator }) => indicator.code === first.indicator.code);
    return isOne ? `/${locale}${addressOf(`/indicators/${first.indicator.code}`, view)}` : `#${rowAnchor(number.row)}`;
  };
  return (
    <div className="article-text" lang={lang === locale ? undefined : lang}>
      {paragraphs.map(({ at, parts }) => (
        <p key={at}>
          {parts.map((part) =>
            part.number === null ? (
              part.text
            ) : (
              <PrintedNumber key={part.at} part={part} href={hrefOf(part)} correction={correctionOf(part.number, words)} labels={labels} />
            ),
          )}
        </p>
      ))}
    </div>
  );
}

type ArticleTitleProps = { parts: readonly ArticlePart[]; set: string; unverified: string; words: IndicatorWords };

/** The title with the word after a number that matches nothing; `set` is the same title, letter for letter, with spaces that hold. */
export function ArticleTitle({ parts, set, unverified, words }: ArticleTitleProps) {
  return parts.map(({ at, text, number }) => (
    <span key={at}>
      {set.slice(at, at + text.length)}
      {number?.matches.length === 0 && (
        <>
          {' '}
          <span className="unverified-word">{unverified}</span>
          <CorrectionMark of={correctionOf(number, words)} />
        </>
      )}
    </span>
  ));
}

/** What the marks in the text say; only those that the text has. */
export async function ArticleLegend({ locale, has }: { locale: Locale; has: { checked: boolean; unverified: boolean } }) {
  const t = await getTranslations({ locale, namespace: 'news' });
  return (
    <div className="number-legend">
      <h3>{t('legend.title')}</h3>
      <ul>
        {has.checked && (
          <li>
            {t.rich('legend.checked', {
              mark: () => (
                <b className="nowrap">
                  {t('mark.checked')}
                  <CheckedSign />
                </b>
              ),
            })}
          </li>
        )}
        {has.unverified && (
          <li>{t.rich('legend.unverified', { mark: () => <span className="unverified-word">{t('mark.unverified')}</span> })}</li>
        )}
        <li className="mute">{t('legend.scope')}</li>
      </ul>
    </div>
  );
}
