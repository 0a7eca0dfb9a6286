import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { indicatorTexts } from '@/components/indicators/texts';
import { indicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import { addressOf } from '@/lib/http/address';
import { formatCount, formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { PublishedValue } from '@/lib/news/published-queries';
import type { View } from '@/lib/publishing/edition-queries';
import { type DistinctNumber, rowAnchor } from './article-numbers';

/** So many published values a number is shown to match; a round number may match many. */
const mostShown = 3;

export type NumberLine = DistinctNumber & { shown: { value: PublishedValue; marks: SourceReference[] }[]; more: number };

/** What is said of a number: the values it matches, or those it matched before they were corrected. */
const told = ({ matches, replaced }: DistinctNumber): PublishedValue[] => (matches.length > 0 ? matches : replaced);

/** Numbers with the stamps of what they match: made before the numbered list of the page is drawn. */
export const numberLines = (numbers: readonly DistinctNumber[], marks: Marks): NumberLine[] =>
  numbers.map((number) => ({
    ...number,
    shown: told(number)
      .slice(0, mostShown)
      .map((value) => ({ value, marks: marks.of(value.sources) })),
    more: Math.max(0, told(number).length - mostShown),
  }));

/** Every number of the text with what it was checked against. */
export async function NumbersTable({ lines, locale, view }: { lines: readonly NumberLine[]; locale: Locale; view: View }) {
  const t = await getTranslations({ locale, namespace: 'news' });
  return (
    <DataTable
      stack
      caption={<span className="vh">{t('numbers.caption')}</span>}
      columns={[
        { key: 'number', label: t('numbers.number') },
        { key: 'state', label: t('numbers.state') },
        { key: 'what', label: t('numbers.what') },
      ]}
      rows={lines.map(({ row, printed, matches, shown, more }) => ({
        key: String(row),
        cells: [
          <span key="number" id={rowAnchor(row)}>
            {printed}
          </span>,
          matches.length > 0 ? (
            <span key="state">{t('mark.checked')}</span>
          ) : (
            <span key="state">
              <span className="unverified-word">{t('mark.unverified')}</span>
            </span>
          ),
          shown.length === 0 ? (
            <span key="what">{t('numbers.nothing')}</span>
          ) : (
            <ul key="what" className="matches">
              {byIndicator(shown).map((group) => (
                <li key={group[0].value.indicator.code}>
                  <Matches matches={group} locale={locale} view={view} />
                </li>
              ))}
              {more > 0 && <li className="mute">{t('numbers.more', { count: more, shown: formatCount(more, locale) })}</li>}
            </ul>
          ),
        ],
      }))}
    />
  );
}

type Shown = NumberLine['shown'][number];

function byIndicator(shown: readonly Shown[]): [Shown, ...Shown[]][] {
  const groups = new Map<string, [Shown, ...Shown[]]>();
  for (const match of shown) {
    const held = groups.get(match.value.indicator.code);
    if (held) held.push(match);
    else groups.set(match.value.indicator.code, [match]);
  }
  return [...groups.values()];
}

/** The indicator, then which figures and targets of it. */
async function Matches({ matches, locale, view }: { matches: [Shown, ...Shown[]]; locale: Locale; view: View }) {
  const { indicator } = matches[0].value;
  const [say, words] = await Promise.all([matchWords(locale), indicatorWords(locale)]);
  return (
    <>
      <a href={`/${locale}${addressOf(`/indicators/${indicator.code}`, view)}`}>
        <Localized text={localize(indicator.name, locale)} pageLocale={locale} />
      </a>
      {matches.map(({ value, marks }) => (
        <span
          key={say(value)
            .map(({ key }) => key)
            .join(' ')}
          className="block mute"
        >
          {say(value).map(({ key, words }, index) => (
            <span key={key}>
              {index > 0 && ' ·\u00a0'}
              {words}
            </span>
          ))}
          <SourceMarks sources={marks} />
          {value.kind === 'figure' && <CorrectionMark of={words.correction(value)} />}
        </span>
      ))}
    </>
  );
}

type Said = { key: string; words: ReactNode };

/** Period and series, or deadline and document; the day of release, later releases and doubt are said. */
async function matchWords(locale: Locale): Promise<(value: PublishedValue) => Said[]> {
  const [t, texts] = await Promise.all([getTranslations({ locale, namespace: 'news' }), indicatorTexts(locale)]);
  const plain = (words: string): Said => ({ key: words, words });
  const figure = (value: PublishedValue & { kind: 'figure' }): Said[] => {
    const said = { period: texts.period(value.period), series: texts.localized(value.seriesName) };
    return [
      plain(value.area === 'vn' ? t('numbers.figure', said) : t('numbers.figureOf', { ...said, area: texts.localized(value.areaName) })),
      plain(value.releasedOn === null ? t('numbers.undated') : t('numbers.released', { date: formatDate(value.releasedOn, locale) })),
      ...(value.isRevised ? [plain(t('numbers.revised'))] : []),
    ];
  };
  const target = ({ deadline, area, areaName, document }: PublishedValue & { kind: 'target' }): Said[] => {
    const due = deadline === null ? null : texts.period(deadline);
    const named =
      due === null
        ? t('numbers.targetNoDeadline')
        : area === 'vn'
          ? t('numbers.target', { deadline: due })
          : t('numbers.targetOf', { deadline: due, area: texts.localized(areaName) });
    if (document === null) return [plain(named)];
    const { notation, title } = document;
    return [
      plain(named),
      notation === null ? plain(texts.localized(title)) : { key: notation, words: <span className="nowrap">{notation}</span> },
    ];
  };
  return (value) => [
    ...(value.kind === 'figure' ? figure(value) : target(value)),
    ...(value.confidence === 'high' ? [] : [plain(texts.common(`confidence.${value.confidence}`))]),
  ];
}
