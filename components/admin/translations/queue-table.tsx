import { getTranslations } from 'next-intl/server';
import { RecordName } from '@/components/admin/records/record-table';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { labelled } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { translationAddress, type WaitingState } from '@/lib/translation-form';

export type QueueRow = {
  kind: string;
  code: string;
  path: string;
  field: string;
  state: WaitingState;
  original: LocalizedText;
  name: LocalizedText | null;
  other: LocalizedText | null;
  detail: string | null;
  mine: number | null;
};
type QueueTableProps = { locale: Locale; language: Locale; caption: string; rows: readonly QueueRow[] };

const SHOWN_LETTERS = 160;

/** Texts that wait, each with its record, what stands in the original and why it is here. */
export async function QueueTable({ locale, language, caption, rows }: QueueTableProps) {
  const [t, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'translations' }),
    getTranslations({ locale, namespace: 'changes' }),
  ]);
  const word = (key: string) => changes(key as Parameters<typeof changes>[0]);
  return (
    <DataTable
      caption={caption}
      stack
      columns={(['record', 'text', 'original', 'state'] as const).map((key) => ({ key, label: t(`queue.${key}`) }))}
      rows={rows.map((row) => ({
        key: `${row.kind}/${row.code}/${row.path}`,
        cells: [
          <a key="record" href={`/${locale}${translationAddress(row.kind, row.code, language)}`}>
            <RecordName locale={locale} row={row} />
          </a>,
          labelled(word(`kind.${row.kind}`), word(`field.${row.field}`), locale),
          <Localized key="original" text={shortened(localize(row.original, row.original.original))} pageLocale={locale} />,
          row.mine === null ? t(`state.${row.state}`) : t('queue.mine', { state: t(`state.${row.state}`), number: String(row.mine) }),
        ],
      }))}
    />
  );
}

function shortened({ words, lang }: { words: string; lang: Locale }) {
  const letters = [...words];
  return { lang, words: letters.length > SHOWN_LETTERS ? `${letters.slice(0, SHOWN_LETTERS).join('').trimEnd()}…` : words };
}
