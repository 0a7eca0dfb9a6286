import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { foreignLang } from '@/components/ui/localized';
import { Stamped } from '@/components/ui/source-mark';
import { type Locale, localize } from '@/lib/i18n/localized';
import { comparePeriods } from '@/lib/period';
import type { PlatformRecord } from '@/lib/platforms/schema';
import type { PlatformWords } from './words';

/** One platform of the catalogue: what it is for, who runs it, how many use it, since when. */
export function platformRow(platform: PlatformRecord, words: PlatformWords, marks: Marks): ReactNode {
  const { locale, t, strategy, href } = words;
  const name = localize(platform.name, locale);
  const description = localize(platform.description, locale);
  return (
    <li key={platform.code}>
      <div>
        <h3 lang={foreignLang({ text: name, pageLocale: locale })}>
          <a href={href(`/platforms/${platform.code}`)}>{name.words}</a>
        </h3>
        <p lang={foreignLang({ text: description, pageLocale: locale })}>{firstSentence(description.words, description.lang)}</p>
      </div>
      <dl>
        <div>
          <dt>{t('list.operator')}</dt>
          <dd>
            {platform.operators.length === 0
              ? t('unknown')
              : platform.operators.map((code) => (
                  <span key={code} className="block">
                    {strategy.lineage(code)}
                  </span>
                ))}
          </dd>
        </div>
        <div>
          <dt>{t('list.users')}</dt>
          <dd>{newestUsers(platform, words, marks)}</dd>
        </div>
        <div>
          <dt>{t('list.released')}</dt>
          <dd>{platform.released === null ? t('unknown') : words.date(platform.released)}</dd>
        </div>
      </dl>
    </li>
  );
}

/** What the sources of the newest period say. */
function newestUsers({ users }: PlatformRecord, words: PlatformWords, marks: Marks): ReactNode {
  const newest = [...users].sort((a, b) => comparePeriods(a.period, b.period)).at(-1);
  if (!newest) return words.t('unknown');
  return users
    .filter(({ period }) => period === newest.period)
    .map((one) => (
      <span key={`${one.measure} ${one.source}`} className="block">
        <Stamped sources={marks.of([one.source])}>{words.users(one)}</Stamped>
        <span className="block mute">{words.t(`usersIn.${one.measure}`, { period: together(words.date(one.period)) })}</span>
        {one.confidence !== 'high' && <span className="block mute">{words.common(`confidence.${one.confidence}`)}</span>}
      </span>
    ));
}

/** The parts of a date stay on one line. */
const together = (date: string): string => date.replaceAll(' ', '\u00a0');

/** A row has room for one sentence; the page has them all. */
function firstSentence(text: string, locale: Locale): string {
  const [first] = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text);
  return first?.segment.trim() ?? text;
}
