import { getTranslations } from 'next-intl/server';
import { SearchForm } from '@/components/search/search-form';
import { searchWords } from '@/components/search/search-words';
import type { Locale } from '@/lib/i18n/localized';
import type { Guess } from '@/lib/search/guesses';
import { foreignLang } from '../ui/localized';
import { Section } from '../ui/section';
import { ErrorPage, RoomLinks } from './error-page';

type NotFoundPageProps = {
  locale: Locale;
  /** What the address may have meant. */
  guesses?: readonly Guess[];
  /** Its words, for a search. */
  text?: string;
};

/** Answers 404: no room at this address, or no record of this code. */
export async function NotFoundPage({ locale, guesses = [], text }: NotFoundPageProps) {
  const [t, search, words] = await Promise.all([
    getTranslations({ locale, namespace: 'errors.notFound' }),
    getTranslations({ locale, namespace: 'search' }),
    searchWords(locale),
  ]);
  return (
    <ErrorPage
      locale={locale}
      code={404}
      title={t('title')}
      lede={t('lede')}
      head={
        <SearchForm
          id="search"
          action={`/${locale}/search`}
          labels={{ label: search('label'), placeholder: search('placeholder'), submit: search('submit') }}
          text={text}
        />
      }
    >
      {guesses.length > 0 && (
        <Section rail={search('lost.rail')} heading={search('lost.heading')}>
          <ul className="results">
            {guesses.map(({ kind, href, name }) => (
              <li key={href}>
                <p className="title">
                  <a href={`/${locale}${href}`} lang={foreignLang({ text: name, pageLocale: locale })}>
                    {name.words}
                  </a>
                </p>
                {kind !== null && <p className="small mute">{words.kind(kind)}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <RoomLinks locale={locale} heading={t('next')} />
    </ErrorPage>
  );
}
