import type { Marks } from '@/components/sources/marks';
import { foreignLang } from '@/components/ui/localized';
import { SourceMarks } from '@/components/ui/source-mark';
import { addressOf } from '@/lib/http/address';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

/** A document as a list shows it, its words already in the language of the page or in their own. */
export type LibraryRow = {
  code: string;
  issued: string | null;
  source: string | null;
  title: { words: string; lang: Locale };
  /** "Decision", or "Plan, number unknown". */
  kind: string;
  issuer: { code: string; name: { words: string; lang: Locale } } | null;
  created: string | null;
};

type Context = { locale: Locale; view: View; marks: Marks; labels: { noDay: string; noIssuer: string } };

/** Called, not mounted, so that its marks are numbered in reading order. */
export function libraryRows(rows: readonly LibraryRow[], { locale, view, marks, labels }: Context) {
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  const drawn = rows.map((row) => ({ ...row, stamps: row.source === null || row.issued === null ? [] : marks.of([row.source]) }));
  return (
    <ul className="library">
      {drawn.map(({ code, issued, title, kind, issuer, created, stamps }) => (
        <li key={code}>
          <span className="date">
            {issued === null ? labels.noDay : formatDate(issued, locale, 'short')}
            <SourceMarks sources={stamps} />
          </span>
          <div>
            <p className="title">
              <a href={href(`/documents/${code}`)} lang={foreignLang({ text: title, pageLocale: locale })}>
                {title.words}
              </a>
            </p>
            <p className="small mute">
              {kind}
              {' · '}
              {issuer === null ? (
                labels.noIssuer
              ) : (
                <a href={href(`/organisations/${issuer.code}`)} lang={foreignLang({ text: issuer.name, pageLocale: locale })}>
                  {issuer.name.words}
                </a>
              )}
            </p>
          </div>
          {created && <p className="created">{created}</p>}
        </li>
      ))}
    </ul>
  );
}
