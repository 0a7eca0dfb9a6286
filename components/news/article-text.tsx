import { getTranslations } from 'next-intl/server';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { type ArticlePart, type Paragraph, rowAnchor } from './article-numbers';

type Labels = { checked: string; unverified: string };

/** The stroke of a hand that went through the numbers; its word stands beside it for those who do not see it. */
function CheckedSign() {
  return (
    <svg className="checked-sign" width="11" height="11" viewBox="1.5 3 13 11" aria-hidden="true" focusable="false">
      <path d="M2.5 8.5l3.8 4L13.5 4" fill="none" stroke="currentColor" strokeWidth="2.4" />
    </svg>
  );
}

/** A number that matches carries the sign and leads on; one that does not is followed by the word. */
function PrintedNumber({ part, href, labels }: { part: ArticlePart; href: string | null; labels: Labels }) {
  if (href === null) {
    return (
      <span className="nowrap">
        <span className="unverified">{part.text}</span> <span className="unverified-word">{labels.unverified}</span>
      </span>
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
  const t = await getTranslations({ locale, namespace: 'news' });
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
            part.number === null ? part.text : <PrintedNumber key={part.at} part={part} href={hrefOf(part)} labels={labels} />,
          )}
        </p>
      ))}
    </div>
  );
}

/** The title with the word after a number that matches nothing; `set` is the same title, letter for letter, with spaces that hold. */
export function ArticleTitle({ parts, set, unverified }: { parts: readonly ArticlePart[]; set: string; unverified: string }) {
  return parts.map(({ at, text, number }) => (
    <span key={at}>
      {set.slice(at, at + text.length)}
      {number?.matches.length === 0 && (
        <>
          {' '}
          <span className="unverified-word">{unverified}</span>
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
