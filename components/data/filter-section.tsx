import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import type { TextRow } from '@/lib/catalog/table-queries';
import type { TableWords } from '@/lib/exports/file';
import { type Table, viewsOf } from '@/lib/exports/table';
import type { TableContext } from './table-context';

type FilterSectionProps = TableContext & { first: readonly TextRow[] };

/** What an address can ask for, with one that does. */
export async function FilterSection({ locale, table, words, first }: FilterSectionProps) {
  const t = await getTranslations({ locale, namespace: 'data.one' });
  const example = exampleOf(table, first);
  const address = `/${locale}/data/${table.id}.csv${example}`;
  const names = [
    ...table.filters.map((name) => ({ name, label: labelOf(table, words, name)[locale] })),
    ...viewsOf(table).map((name) => ({ name, label: name === 'as-of' ? t('asOf') : t('edition') })),
  ];
  return (
    <Section id="filters" rail={t('filters')}>
      <p className="measure">{t('filtersText')}</p>
      <dl className="facts mt-2">
        {names.map(({ name, label }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>{t('example')}</dt>
          <dd>
            <a className="mono" href={address}>
              {address}
            </a>
          </dd>
        </div>
      </dl>
    </Section>
  );
}

/** A filter that is no column has words under its own name. */
function labelOf({ columns }: Table, words: TableWords, name: string) {
  return words.column(columns.find(({ id }) => id === name) ?? { id: name, base: name, type: 'code', role: 'attribute' });
}

/** The table's own example, or a question with a value that stands in the first rows, best one that several rows share; without one, an earlier day. */
function exampleOf({ columns, key, filters, needs }: Table, first: readonly TextRow[]): string {
  if (needs) return `?${new URLSearchParams(needs)}`;
  const asked = [...filters].sort((a, b) => Number(key.includes(a)) - Number(key.includes(b)));
  for (const name of asked) {
    const column = columns.find(({ id }) => id === name);
    const cell = first.map((row) => row[name] ?? null).find((value) => value !== null && value !== '[]');
    if (column === undefined || cell === undefined || cell === null) continue;
    const value = column.type === 'list' ? ((JSON.parse(cell) as string[])[0] ?? '') : cell;
    return `?${new URLSearchParams({ [name]: value })}`;
  }
  return '?as-of=2024-07-18';
}
