import type { Metadata } from 'next';
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server';
import { AbsentPage } from '@/components/admin/absent-page';
import { AdminPage } from '@/components/admin/admin-page';
import { AuditFilters } from '@/components/admin/audit/audit-filters';
import { AuditList } from '@/components/admin/audit/audit-list';
import { readAuditQuestion } from '@/lib/accounts/audit-filter';
import { listAudit, listAuditActors } from '@/lib/accounts/audit-queries';
import { requireViewer } from '@/lib/auth/session';
import { isAdministrator } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };
const path = '/admin/audit';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'audit' });
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, path);
  if (!isAdministrator(viewer)) return <AbsentPage locale={locale} />;
  const question = readAuditQuestion(await searchParams);
  const [t, { audit }, { entries, hasOlder }, actors] = await Promise.all([
    getTranslations({ locale, namespace: 'audit' }),
    getMessages({ locale }),
    listAudit(viewer, question.filter, question.page),
    listAuditActors(viewer),
  ]);
  const commands = Object.entries(audit.command).flatMap(([room, verbs]) =>
    Object.entries(verbs).map(([verb, words]) => ({ name: `${room}.${verb}`, words })),
  );
  const words = new Map(commands.map((command) => [command.name, command.words]));
  return (
    <AdminPage locale={locale} viewer={viewer} path={path} room="audit" title={t('title')} lede={t('lede')}>
      <div className="wrap pad-b">
        <AuditFilters locale={locale} question={question} actors={actors} commands={commands} />
        <AuditList
          locale={locale}
          question={question}
          entries={entries}
          hasOlder={hasOlder}
          commandWords={(name) => words.get(name) ?? name}
        />
      </div>
    </AdminPage>
  );
}
