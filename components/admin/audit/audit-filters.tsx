import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { type AuditQuestion, OUTCOMES } from '@/lib/accounts/audit-filter';
import type { AuditActor } from '@/lib/accounts/audit-queries';
import type { Locale } from '@/lib/i18n/localized';

type AuditFiltersProps = {
  locale: Locale;
  question: AuditQuestion;
  actors: readonly AuditActor[];
  commands: readonly { name: string; words: string }[];
};

/** Asks by address: what is found can be kept as a link, and needs no script. */
export async function AuditFilters({ locale, question: { filter, isPartlyUnread }, actors, commands }: AuditFiltersProps) {
  const [t, of] = await Promise.all([
    getTranslations({ locale, namespace: 'audit' }),
    getTranslations({ locale, namespace: 'audit.filter' }),
  ]);
  const choices = [
    {
      name: 'actor',
      label: of('actor'),
      none: of('anybody'),
      options: actors.map(({ id, name, isToken }) => ({ value: id, label: isToken ? `${name} (${t('role.token')})` : name })),
    },
    {
      name: 'command',
      label: of('command'),
      none: of('any'),
      options: commands.map(({ name, words }) => ({ value: name, label: words })),
    },
    {
      name: 'outcome',
      label: of('outcome'),
      none: of('any'),
      options: OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) })),
    },
  ] as const;
  return (
    <Section id="filter" rail={of('heading')} notes={isPartlyUnread ? [of('wrong')] : []}>
      <form className="wing-form audit-filters" action={`/${locale}/admin/audit`} method="get">
        {choices.map(({ name, label, none, options }) => (
          <div key={name} className="field">
            <label htmlFor={`filter-${name}`}>{label}</label>
            <select id={`filter-${name}`} name={name} defaultValue={filter[name] ?? ''}>
              <option value="">{none}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <div key={name} className="field">
            <label htmlFor={`filter-${name}`}>{of(name)}</label>
            <input id={`filter-${name}`} name={name} type="date" defaultValue={filter[name] ?? ''} />
          </div>
        ))}
        <button className="btn" type="submit">
          {of('apply')}
        </button>
      </form>
    </Section>
  );
}
