import type { TableWords } from '@/lib/exports/file';
import type { Table } from '@/lib/exports/table';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

/** What every part of the page of a table is given. */
export type TableContext = { locale: Locale; view: View; table: Table; words: TableWords };
