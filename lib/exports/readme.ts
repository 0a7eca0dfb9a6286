import { labelled } from '@/lib/i18n/format';
import { aboutFile } from './about';
import type { TableFile } from './file';

const underlined = (words: string): string[] => [words, '='.repeat([...words].length)];

/** What a person finds beside the rows, in the language of the address. `rows` is the file they are in. */
export async function readmeOf(file: TableFile, rows: string): Promise<string> {
  const { about, t } = await aboutFile(file);
  const { page, pinned } = file.origin;
  return [
    ...underlined(file.words.title[file.locale]),
    '',
    ...about.facts.slice(1).map(([label, value]) => labelled(label, value, file.locale)),
    ...(pinned === page ? [] : ['', t('readme.same', { address: pinned })]),
    '',
    ...underlined(t('readme.files')),
    '',
    ...[t('readme.csv', { file: rows }), t('readme.package'), t('readme.csvw')].map((line) => `- ${line}`),
    '',
    t('readme.empty'),
    t('readme.guard'),
    '',
    ...underlined(t('column.heading')),
    '',
    ...about.columns.map(({ id, label, holds }) => `- ${labelled(id, label, file.locale)}. ${holds}`),
    '',
  ].join('\n');
}
