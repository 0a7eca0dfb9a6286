import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';

/** As they stand in an address; filters of tables stand with the tables. */
const PARAMETERS = ['limit', 'cursor', 'sort', 'fields', 'locale', 'from', 'to', 'since', 'count', 'as-of', 'edition'] as const;
type Name = keyof Messages['api']['parameter'];
/** How many rows a page has, where nothing is said and at most. */
export type Rows = { usual: number; most: number };

export async function ParametersSection({ locale, rows }: { locale: Locale; rows: Rows }) {
  const [t, meaning] = await Promise.all([
    getTranslations({ locale, namespace: 'api.parameters' }),
    getTranslations({ locale, namespace: 'api.parameter' }),
  ]);
  const row = (name: Name, label: ReactNode = <code>{name}</code>) => ({
    key: name,
    cells: [label, meaning(name, { usual: String(rows.usual), most: String(rows.most) })],
  });
  return (
    <Section id="parameters" rail={t('rail')} heading={setTitle(t('heading'), locale)} sub={t('sub')}>
      <DataTable
        stack
        caption={t('caption')}
        columns={[
          { key: 'name', label: t('name') },
          { key: 'meaning', label: t('meaning') },
        ]}
        rows={[...PARAMETERS.map((name) => row(name)), row('filter', t('anyFilter')), row('year')]}
      />
    </Section>
  );
}

/** A refusal that a reader can meet: its status, its code and what it means. */
export type Refusal = { status: number; code: string; title: string };

export async function ErrorsSection({ locale, refusals, example }: { locale: Locale; refusals: readonly Refusal[]; example: string }) {
  const t = await getTranslations({ locale, namespace: 'api.errors' });
  return (
    <Section id="errors" rail={t('rail')} heading={setTitle(t('heading'), locale)} sub={t('sub')}>
      <DataTable
        stack
        caption={t('caption')}
        columns={[
          { key: 'code', label: t('code') },
          { key: 'status', label: t('status') },
          { key: 'meaning', label: t('meaning') },
        ]}
        rows={refusals.map(({ status, code, title }) => ({ key: code, cells: [<code key="code">{code}</code>, String(status), title] }))}
      />
      <div className="snippets">
        <h3>{t('example')}</h3>
        <pre translate="no">
          <code>{example}</code>
        </pre>
      </div>
    </Section>
  );
}
