import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';

type Draft = { changeSet: number | null; state: 'draft' | 'waiting' };

/** That others are at the same record: with the change set where it is the viewer's to see, else only that there is one. */
export async function DraftNotes({ locale, drafts }: { locale: Locale; drafts: readonly Draft[] }) {
  const t = await getTranslations({ locale, namespace: 'records.drafts' });
  if (drafts.length === 0) return null;
  const seen = drafts.filter(({ changeSet }) => changeSet !== null);
  const unseen = drafts.length - seen.length;
  return (
    <div className="notice">
      <h2>{t('title')}</h2>
      <ul>
        {seen.map(({ changeSet, state }) => (
          <li key={changeSet}>
            <a href={`/${locale}/admin/change-sets/${changeSet}`}>{t(state, { number: String(changeSet) })}</a>
          </li>
        ))}
        {unseen > 0 && <li>{t('elsewhere', { count: unseen })}</li>}
      </ul>
    </div>
  );
}
