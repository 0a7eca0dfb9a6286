import { getTranslations } from 'next-intl/server';
import { setAnswerStatus } from '@/lib/answer-status';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/localized';
import { AdminPage, type AdminRoom } from '../admin-page';

/** There is no such record, or it is not for the viewer to see: the page does not say which. */
export async function NoRecord({ locale, viewer, room }: { locale: Locale; viewer: Viewer; room: AdminRoom }) {
  setAnswerStatus(404);
  const t = await getTranslations({ locale, namespace: 'records.absent' });
  return (
    <AdminPage locale={locale} viewer={viewer} path={`/admin/${room}`} room={room} title={t('title')} current={t('title')}>
      <div className="wrap">
        <p>{t('text')}</p>
      </div>
    </AdminPage>
  );
}
