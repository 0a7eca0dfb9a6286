import type { ReactNode } from 'react';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { Stretch } from '@/lib/search/highlight';
import type { Result } from '@/lib/search/results';

export type ResultContext = {
  locale: Locale;
  href: (hit: Result) => string;
  /** The figure or the state of the record, where it has one. */
  state: (hit: Result) => ReactNode;
  /** Until when a body or a unit was. */
  until: (date: string) => string;
  /** Says that a name is that of a predecessor. */
  predecessor: (name: ReactNode) => ReactNode;
};

/** Called, not mounted, so that the marks of figures are numbered in reading order. */
export function resultRows(hits: readonly Result[], { locale, href, state, until, predecessor }: ResultContext) {
  const passage = ({ part, lang, stretches }: NonNullable<Result['passage']>) => {
    const said = (
      <span lang={langOf(lang, locale)}>
        <MarkedWords stretches={stretches} />
      </span>
    );
    return part === 'former' ? predecessor(said) : said;
  };
  return (
    <ul className="results">
      {hits.map((hit) => (
        <li key={`${hit.kind} ${hit.code}`}>
          <p className="title">
            <a href={href(hit)} lang={langOf(hit.marked.lang, locale)}>
              <MarkedWords stretches={hit.marked.stretches} />
            </a>
          </p>
          {state(hit)}
          {hit.passage && <p className="passage">{passage(hit.passage)}</p>}
          <About hit={hit} locale={locale} until={until} />
        </li>
      ))}
    </ul>
  );
}

/** How a hit is referred to and of when it is: "411/QĐ-TTg · 31 March 2022". */
function About({ hit, locale, until }: { hit: Result } & Pick<ResultContext, 'locale' | 'until'>) {
  const { notation, day } = hit;
  const dates = [...(day ? [formatDate(day, locale)] : []), ...(hit.until ? [until(formatDate(hit.until, locale))] : [])].join(' · ');
  if (!notation && !dates) return null;
  return (
    <p className="small mute">
      {notation && <MarkedWords stretches={notation} />}
      {notation && dates && ' · '}
      {dates}
    </p>
  );
}

const langOf = (lang: string, pageLocale: Locale) => (lang === pageLocale ? undefined : lang);

function MarkedWords({ stretches }: { stretches: readonly Stretch[] }) {
  let at = 0;
  return stretches.map(({ words, isFound }) => {
    const key = at;
    at += words.length;
    return isFound ? <mark key={key}>{words}</mark> : <span key={key}>{words}</span>;
  });
}
