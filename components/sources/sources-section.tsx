import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { type SourceEntry, SourceList } from '@/components/ui/source-list';
import type { Locale } from '@/lib/i18n/localized';

/** The end of a page: what its marks lead to. Nothing where nothing was marked. */
export async function SourcesSection({ locale, sources }: { locale: Locale; sources: SourceEntry[] }) {
  if (sources.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    <Section id="sources" rail={t('sources')} notes={[t('sourcesNote')]}>
      <SourceList sources={sources} bare />
    </Section>
  );
}
