import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { LanguageNotice } from '@/components/ui/language-notice';
import { foreignLang } from '@/components/ui/localized';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Body } from '@/lib/organisations/queries';
import type { PlatformRecord } from '@/lib/platforms/schema';
import type { View } from '@/lib/publishing/edition-queries';
import type { Task } from '@/lib/strategy/queries';
import type { Topic } from '@/lib/topics/queries';
import { PlatformAbout } from './platform-about';
import { relatedSections } from './related-section';
import { usersSection } from './users-section';
import { platformWords } from './words';

type Props = {
  locale: Locale;
  view: View;
  platform: PlatformRecord;
  tasks: readonly Task[];
  indicators: readonly IndicatorBrief[];
  bodies: readonly Body[];
  topics: readonly Topic[];
  sources: readonly MarkedSource[];
};

/** One platform: what it is for, who runs it, how many use it, and what of the Strategy it serves. */
export async function PlatformPage({ locale, view, platform, tasks, indicators, bodies, topics, sources }: Props) {
  const [words, marks] = await Promise.all([platformWords(locale, view, bodies), marksFor(sources, locale)]);
  const { t } = words;
  const name = localize(platform.name, locale);
  const description = localize(platform.description, locale);
  const own = marks.of([platform.source]);
  const users = usersSection(platform, words, marks);
  const related = await relatedSections({ tasks, indicators }, words, marks);
  const entries = marks.entries();
  return (
    <>
      <PageHead
        kick={t(`ownership.${platform.ownership}`)}
        title={setTitle(name.words, name.lang)}
        titleLang={foreignLang({ text: name, pageLocale: locale })}
        lede={
          <span lang={foreignLang({ text: description, pageLocale: locale })}>
            <StampedSentence text={description.words} sources={own} />
          </span>
        }
      />
      <div className="wrap">
        <LanguageNotice className="mb-3" pageLocale={locale} text={description} beside={[name]} />
        <PlatformAbout platform={platform} topics={topics} marks={own} words={words} />
        {users}
        {related}
        <Section id="file" rail={t('file.rail')}>
          <p className="measure">
            {t.rich('file.text', { link: (file) => <a href={`/files/platforms/${platform.code}/publiccode.yml`}>{file}</a> })}
          </p>
        </Section>
        <SourcesSection locale={locale} sources={entries} />
      </div>
    </>
  );
}
