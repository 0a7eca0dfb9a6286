import { getTranslations } from 'next-intl/server';
import { formatCount, semicolons } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { ImportBrief } from '@/lib/ingest/import-queries';
import { queueAddress } from '@/lib/translation-form';
import { importState, moment } from '../import/words';
import { DeskSection } from './desk-section';

export type WaitingTranslations = { language: Locale; missing: number; outdated: number; machine: number };
type Props = { locale: Locale; translations: readonly WaitingTranslations[]; imports: readonly ImportBrief[] | null };

/** Translations that wait by language, and the last files that were sent. */
export async function WaitingSections({ locale, translations, imports }: Props) {
  const [t, changes, words] = await Promise.all([
    getTranslations({ locale, namespace: 'desk' }),
    getTranslations({ locale, namespace: 'changes' }),
    getTranslations({ locale, namespace: 'imports' }),
  ]);
  const waiting = translations.filter(({ missing, outdated, machine }) => missing + outdated + machine > 0);
  const count = (value: number) => formatCount(value, locale);
  return (
    <>
      {translations.length > 0 && (
        <DeskSection
          id="translations"
          rail={t('translations.rail')}
          empty={t('translations.empty')}
          items={waiting.map(({ language, missing, outdated, machine }) => ({
            key: language,
            href: `/${locale}${queueAddress({ language, kind: null, state: null, page: 1 })}`,
            label: changes(`languageName.${language}`),
            note: t('translations.counts', { missing: count(missing), outdated: count(outdated), machine: count(machine) }),
          }))}
        />
      )}
      {imports !== null && (
        <DeskSection
          id="imports"
          rail={t('imports.rail')}
          empty={<a href={`/${locale}/admin/import`}>{t('imports.empty')}</a>}
          items={imports.map(({ id, fileName, createdAt, state }) => ({
            key: id,
            href: `/${locale}/admin/import/${id}`,
            label: fileName,
            note: semicolons([moment(createdAt, locale), importState(words, state)], locale),
          }))}
        />
      )}
    </>
  );
}
