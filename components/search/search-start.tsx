import { getTranslations } from 'next-intl/server';
import { RoomLinks } from '@/components/layout/error-page';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { formatCount, labelled } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { searchAddress } from './search-address';
import { SearchForm } from './search-form';
import { searchWords } from './search-words';

type SearchStartProps = {
  locale: Locale;
  view: View;
  /** Questions that find something, in the words of the language. */
  examples: readonly string[];
  /** How many records of each kind can be found. */
  kinds: readonly { kind: string; count: number }[];
};

/** The page of search before anything is asked. */
export async function SearchStart({ locale, view, examples, kinds }: SearchStartProps) {
  const [t, words] = await Promise.all([getTranslations({ locale, namespace: 'search' }), searchWords(locale)]);
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <SearchForm
          id="search"
          action={`/${locale}/search`}
          labels={{ label: t('label'), placeholder: t('placeholder'), submit: t('submit') }}
          asOf={view.asOf}
        />
      </PageHead>
      <div className="wrap">
        <Section rail={t('examples.rail')} notes={[t('examples.text')]}>
          <ul className="docs undated">
            {examples.map((text) => (
              <li key={text}>
                <a href={searchAddress(locale, text, {}, view)}>{text}</a>
              </li>
            ))}
          </ul>
          <p className="small mute">
            {kinds.map(({ kind, count }) => labelled(words.kind(kind), formatCount(count, locale), locale)).join(' · ')}
          </p>
        </Section>
        <RoomLinks locale={locale} heading={t('empty.rooms')} />
      </div>
    </>
  );
}
