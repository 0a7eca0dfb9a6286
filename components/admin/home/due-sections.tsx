import { getTranslations } from 'next-intl/server';
import { Localized } from '@/components/ui/localized';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { DueWork } from '@/lib/publishing/desk-due';
import { DeskSection } from './desk-section';

/** What is late at the viewer's bodies and which of their figures grow old, as readers see it. */
export async function DueSections({ locale, due: { tasks, figures } }: { locale: Locale; due: DueWork }) {
  const t = await getTranslations({ locale, namespace: 'desk' });
  return (
    <>
      <DeskSection
        id="late"
        rail={t('late.rail')}
        note={t('late.note')}
        empty={t('late.empty')}
        items={tasks.map(({ code, title, state, days }) => ({
          key: code,
          href: `/${locale}/strategy/${code}`,
          label: <Localized text={localize(title, locale)} pageLocale={locale} />,
          note: t(state === 'late' ? 'late.days' : 'late.overdue', { days }),
        }))}
        more={tasks.length > 0 ? { href: `/${locale}/admin/records/task-fact/new`, label: t('late.report') } : null}
      />
      <DeskSection
        id="stale"
        rail={t('stale.rail')}
        note={t('stale.note')}
        empty={t('stale.empty')}
        items={figures.map(({ code, name, series, period, age, isSoon }) => ({
          key: code,
          href: `/${locale}/admin/figures?series=${series}`,
          label: <Localized text={localize(name, locale)} pageLocale={locale} />,
          note: t(isSoon ? 'stale.soon' : 'stale.old', {
            period: formatDate(period, locale),
            months: age.months,
            due: 'nextDue' in age ? formatDate(age.nextDue, locale) : '',
          }),
        }))}
      />
    </>
  );
}
