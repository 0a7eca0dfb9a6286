import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SourceList } from '@/components/ui/source-list';
import { setTitle } from '@/components/ui/title';
import { semicolons } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { SourceRecord } from '@/lib/sources/schema';
import { type CiteBody, citeIn } from './cite';
import { marksFor } from './mark-words';
import type { MarkedSource } from './marks';
import { SourceAbout } from './source-about';
import { type SourceUses, sourceUses, type Use } from './source-uses';
import { sourceKindWords } from './source-words';

type SourcePageProps = {
  locale: Locale;
  source: SourceRecord;
  uses: SourceUses;
  bodies: readonly CiteBody[];
  marked: readonly MarkedSource[];
};

/** One source: what it is, and everything on the portal that rests on it. */
export async function SourcePage({ locale, source, uses, bodies, marked }: SourcePageProps) {
  const marks = await marksFor(marked, locale);
  const cite = await citeIn(locale, marks, bodies, marked);
  const { t } = cite;
  const kindName = await sourceKindWords(locale);
  const sections = sourceUses(uses, cite).filter(({ count }) => count > 0);
  const entries = marks.entries();
  const counts = sections.map(({ key, count }) => cite.count(key, count));
  return (
    <>
      <PageHead
        kick={kindName(source.kind)}
        title={source.titleLanguage === 'vi' ? setTitle(source.title, 'vi') : source.title}
        titleLang={source.titleLanguage === locale ? undefined : source.titleLanguage}
        lede={counts.length > 0 ? t('restsOn', { list: semicolons(counts, locale) }) : t('nothing')}
      />
      <div className="wrap">
        <Section rail={t('about.rail')}>
          <SourceAbout locale={locale} source={source} />
        </Section>
        {sections.map(({ key, count, section }) => (
          <Section
            key={key}
            id={key}
            rail={t(`${key}.rail`)}
            notes={[
              t('railCount', { count: cite.count(key, count) }),
              ...(source.translated && quoted.includes(key) ? [t('translatedQuotes')] : []),
            ]}
          >
            {section}
          </Section>
        ))}
        {entries.length > 0 && (
          <Section rail={t('marks')}>
            <SourceList bare sources={entries} />
          </Section>
        )}
      </div>
    </>
  );
}

/** Sections that repeat sentences of the source as it was read. */
const quoted: readonly Use['key'][] = ['figures', 'tasks'];
