import { getTranslations } from 'next-intl/server';
import { DocsList } from '@/components/ui/docs-list';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import type { DocumentRecord } from '@/lib/documents/schema';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';

/** The newest documents of the record; the number a document calls itself by stays as it was issued. */
export async function DocumentsSection({ locale, documents }: { locale: Locale; documents: readonly DocumentRecord[] }) {
  const t = await getTranslations({ locale, namespace: 'home' });
  const rows = documents.map(({ code, notation, title, issued }) => {
    const text = localize(title, locale);
    const lang = foreignLang({ text, pageLocale: locale });
    return {
      key: code,
      date: issued === null ? '' : formatDate(issued, locale, 'short'),
      title: text.words,
      href: `/${locale}/documents/${code}`,
      ...(lang && { lang }),
      ...(notation && { note: <span lang={locale === 'vi' ? undefined : 'vi'}>{notation}</span> }),
    };
  });
  const all = (
    <a key="all" href={`/${locale}/documents`}>
      {t('documents.all')}
    </a>
  );
  return (
    <Section rail={t('documents.rail')} notes={[t('documents.note'), all]} heading={t('documents.title')}>
      <DocsList rows={rows} />
    </Section>
  );
}
