import { getTranslations } from 'next-intl/server';
import { type Fact, Facts } from '@/components/ui/facts';
import { Localized } from '@/components/ui/localized';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { SourceRecord } from '@/lib/sources/schema';
import { sourceKindWords, sourceLanguageWords } from './source-words';

/** What is known of the source itself: who printed it, when, in which language, where, and what of it was read. */
export async function SourceAbout({ locale, source }: { locale: Locale; source: SourceRecord }) {
  const [t, common, kindName, languageName] = await Promise.all([
    getTranslations({ locale, namespace: 'sources' }),
    getTranslations({ locale, namespace: 'common' }),
    sourceKindWords(locale),
    sourceLanguageWords(locale),
  ]);
  const note = source.note && localize(source.note, locale);
  const facts: (Fact | null)[] = [
    { term: t('about.publisher'), lang: locale === 'vi' ? undefined : 'vi', detail: source.publisher },
    { term: t('about.published'), detail: source.published === null ? t('about.noDate') : formatDate(source.published, locale) },
    {
      term: t('about.language'),
      detail: source.translated
        ? t('about.translated', { language: common(`language.${source.language}`) })
        : languageName(source.language),
    },
    { term: t('about.kind'), detail: kindName(source.kind) },
    source.notation === null ? null : { term: t('about.notation'), detail: <span className="mono break-all">{source.notation}</span> },
    { term: t('about.address'), detail: source.url === null ? t('about.noAddress') : <ExternalLink url={source.url} /> },
    source.fingerprint === null
      ? null
      : { term: t('about.fingerprint'), detail: <span className="mono break-all">{source.fingerprint}</span> },
    note && {
      term: t('about.read'),
      detail: (
        <>
          <Localized text={note} pageLocale={locale} />
          {note.lang !== locale && <span className="mute"> {common('inLanguage', { language: common(`language.${note.lang}`) })}</span>}
        </>
      ),
    },
    { term: t('about.confidence'), detail: common(`confidence.${source.confidence}`) },
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}

/** The whole address, so that it can be checked and printed. */
export function ExternalLink({ url }: { url: string }) {
  return (
    <a className="break-all" href={url} rel="external noreferrer">
      {url}
    </a>
  );
}
