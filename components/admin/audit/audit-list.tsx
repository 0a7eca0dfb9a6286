import { getFormatter, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { type AuditQuestion, auditQuery } from '@/lib/accounts/audit-filter';
import type { AuditEntry } from '@/lib/accounts/audit-queries';
import type { Locale } from '@/lib/i18n/localized';
import { subjectHref } from './subject-href';

type AuditListProps = {
  locale: Locale;
  question: AuditQuestion;
  entries: readonly AuditEntry[];
  hasOlder: boolean;
  commandWords: (name: string) => string;
};

type RoleKey = 'editor' | 'reviewer' | 'translator' | 'administrator';

/** One page of what was asked for, and the ways to the others. */
export async function AuditList({ locale, question: { filter, page }, entries, hasOlder, commandWords }: AuditListProps) {
  const [t, of, format] = await Promise.all([
    getTranslations({ locale, namespace: 'audit' }),
    getTranslations({ locale, namespace: 'audit.list' }),
    getFormatter({ locale }),
  ]);
  const address = (to: number) => `/${locale}/admin/audit${auditQuery(filter, to)}`;
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'medium' });
  const columns = (['when', 'who', 'command', 'subject', 'outcome', 'sender'] as const).map((key) => ({ key, label: of(key) }));
  const rows = entries.map((entry) => ({
    key: entry.id,
    cells: [
      <time key="when" dateTime={entry.at}>
        {time(entry.at)}
      </time>,
      <span key="who">
        {entry.name ?? entry.actor ?? of('nobody')}
        <span className="small mute"> {roleOf(entry)}</span>
      </span>,
      commandWords(entry.command),
      <Subject key="subject" locale={locale} subject={entry.subject} />,
      <span key="outcome">
        {t(`outcome.${entry.outcome}`)}
        {entry.detail && (
          <details className="small">
            <summary>{of('detail')}</summary>
            <code>{JSON.stringify(entry.detail)}</code>
          </details>
        )}
      </span>,
      entry.sender,
    ],
  }));

  function roleOf({ isToken, role, organisation }: AuditEntry): string {
    const words = isToken ? t('role.token') : role && t(`role.${role as RoleKey}`);
    return [words, organisation].filter(Boolean).join(', ');
  }

  return (
    <Section
      id="entries"
      rail={of('rail')}
      heading={of('heading')}
      notes={[
        <a key="csv" href={`/api/admin/audit${auditQuery(filter)}`} download>
          {of('download')}
        </a>,
      ]}
    >
      {entries.length === 0 ? <p>{of('empty')}</p> : <DataTable caption={of('caption')} columns={columns} rows={rows} stack />}
      {(page > 1 || hasOlder) && (
        <nav className="pages" aria-label={of('pages')}>
          <ul>
            {page > 1 && (
              <li>
                <a href={address(page - 1)} rel="prev">
                  {of('newer')}
                </a>
              </li>
            )}
            {hasOlder && (
              <li>
                <a href={address(page + 1)} rel="next">
                  {of('older')}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </Section>
  );
}

function Subject({ locale, subject }: { locale: Locale; subject: string | null }) {
  if (subject === null) return null;
  const href = subjectHref(subject);
  const code = <code className="small">{subject}</code>;
  return href === null ? code : <a href={`/${locale}${href}`}>{code}</a>;
}
