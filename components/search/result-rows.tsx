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
  /** Left out where all rows are of one kind. */
  kindName?: (kind: string) => string;
};

/** Called, not mounted, so that the marks of figures are numbered in reading order. */
export function resultRows(hits: readonly Result[], { locale, href, state, kindName }: ResultContext) {
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
          {hit.passage && (
            <p className="passage" lang={langOf(hit.passage.lang, locale)}>
              <MarkedWords stretches={hit.passage.stretches} />
            </p>
          )}
          <About hit={hit} locale={locale} kindName={kindName} />
        </li>
      ))}
    </ul>
  );
}

/** What a hit is, how it is referred to and when it is of: "Document 411/QĐ-TTg · 31 March 2022". */
function About({ hit: { kind, notation, day }, locale, kindName }: { hit: Result } & Pick<ResultContext, 'locale' | 'kindName'>) {
  if (!kindName && !notation && !day) return null;
  return (
    <p className="small mute">
      {kindName?.(kind)}
      {kindName && notation && ' '}
      {notation && <MarkedWords stretches={notation} />}
      {(kindName || notation) && day && ' · '}
      {day && formatDate(day, locale)}
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
