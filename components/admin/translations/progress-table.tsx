import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { type QueueAsked, queueAddress, WAITING_STATES } from '@/lib/translation-form';

type Progress = { kind: string; missing: number; outdated: number; machine: number; current: number };
type ProgressTableProps = { locale: Locale; asked: QueueAsked; counts: readonly Progress[] };

/** How far each kind of record is; a number leads to its texts. */
export async function ProgressTable({ locale, asked, counts }: ProgressTableProps) {
  const [t, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'translations' }),
    getTranslations({ locale, namespace: 'changes' }),
  ]);
  const kindName = (kind: string) => changes(`kind.${kind}` as Parameters<typeof changes>[0]);
  const total = ({ missing, outdated, machine, current }: Progress) => missing + outdated + machine + current;
  return (
    <DataTable
      caption={t('progress.caption', { language: changes(`languageName.${asked.language}`) })}
      columns={[
        { key: 'kind', label: t('progress.kind') },
        { key: 'done', label: t('progress.done'), isNumeric: true },
        ...WAITING_STATES.map((state) => ({ key: state, label: t(`state.${state}`), isNumeric: true })),
      ]}
      rows={counts.map((one) => ({
        key: one.kind,
        cells: [
          kindName(one.kind),
          t('progress.of', { done: formatCount(one.current, locale), total: formatCount(total(one), locale) }),
          ...WAITING_STATES.map((state) =>
            one[state] === 0 ? (
              '0'
            ) : (
              <a key={state} href={`/${locale}${queueAddress({ ...asked, kind: one.kind, state, page: 1 })}`}>
                {formatCount(one[state], locale)}
              </a>
            ),
          ),
        ],
      }))}
    />
  );
}
