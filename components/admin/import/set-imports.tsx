import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import type { Locale } from '@/lib/i18n/localized';
import type { ImportBrief } from '@/lib/ingest/import-queries';

/** On the page of a change set: the files it was imported from, and how many refused rows were left out. */
export async function SetImports({ locale, imports }: { locale: Locale; imports: readonly ImportBrief[] }) {
  if (imports.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'imports.taken' });
  return (
    <Section rail={t('ofSet')}>
      <ul>
        {imports.map(({ id, fileName, counts }) => (
          <li key={id}>
            {t.rich('file', {
              name: fileName,
              count: (counts?.new ?? 0) + (counts?.changed ?? 0),
              leftOut: counts?.leftOut ?? 0,
              file: (chunks) => <a href={`/${locale}/admin/import/${id}`}>{chunks}</a>,
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
