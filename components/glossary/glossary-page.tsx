import { getTranslations } from 'next-intl/server';
import { documentTitle } from '@/components/documents/document-words';
import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { LanguageNotice } from '@/components/ui/language-notice';
import { Localized } from '@/components/ui/localized';
import { PageHead } from '@/components/ui/page-head';
import { StampedSentence } from '@/components/ui/source-mark';
import type { Term } from '@/lib/glossary/queries';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { byLetter } from './alphabet';

type GlossaryPageProps = { locale: Locale; terms: readonly Term[]; marked: readonly MarkedSource[] };

/** Every term on one page, under the letters of the page's language, beside its Vietnamese wording. */
export async function GlossaryPage({ locale, terms, marked }: GlossaryPageProps) {
  const [t, marks, documents] = await Promise.all([
    getTranslations({ locale, namespace: 'glossary' }),
    marksFor(marked, locale),
    Promise.all(terms.map(async ({ document }) => (document ? { code: document.code, ...(await documentTitle(document, locale)) } : null))),
  ]);
  const entries = terms.map((term, index) => {
    const name = localize(term.term, locale);
    return { ...term, words: name.words, name, fixedBy: documents[index] ?? null };
  });
  const groups = byLetter(entries, locale);
  const fixed = entries.filter(({ fixedBy }) => fixedBy !== null).length;
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede', { count: terms.length, shown: formatCount(terms.length, locale), fixed, fixedShown: formatCount(fixed, locale) })}
      />
      <div className="wrap">
        <nav className="letters" aria-label={t('letters')}>
          <ul>
            {groups.map(({ letter }, index) => (
              <li key={letter}>
                <a href={`#letter-${index + 1}`}>{letter}</a>
              </li>
            ))}
          </ul>
        </nav>
        {groups.map(({ letter, entries: terms }, index) => (
          <section key={letter} className="letter" id={`letter-${index + 1}`}>
            <h2>{letter}</h2>
            <dl>
              {terms.map((term) => {
                const definition = localize(term.definition, locale);
                const official = locale !== 'vi' && term.term.vi !== undefined && term.term.vi !== term.words ? term.term.vi : null;
                return (
                  <div key={term.code} className="term" id={term.code}>
                    <dt>
                      <Localized text={term.name} pageLocale={locale} />
                      {official && (
                        <span className="official mute" lang="vi">
                          {official}
                        </span>
                      )}
                    </dt>
                    <dd>
                      {(definition.isMachine || term.name.isMachine) && (
                        <LanguageNotice pageLocale={locale} text={null} beside={[definition, term.name]} />
                      )}
                      <p lang={definition.lang === locale ? undefined : definition.lang}>
                        {term.source === null ? (
                          definition.words
                        ) : (
                          <StampedSentence text={definition.words} sources={marks.of([term.source])} />
                        )}
                      </p>
                      {term.fixedBy && (
                        <p className="wording small mute">
                          {t.rich('fixedBy', { document: () => <DocumentLink document={term.fixedBy} locale={locale} /> })}
                        </p>
                      )}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </section>
        ))}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

type FixingDocument = { code: string; words: string; lang: Locale };

function DocumentLink({ document, locale }: { document: FixingDocument | null; locale: Locale }) {
  return (
    document && (
      <a href={`/${locale}/documents/${document.code}`} lang={document.lang === locale ? undefined : document.lang}>
        {document.words}
      </a>
    )
  );
}
