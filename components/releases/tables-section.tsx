import { Section } from '@/components/ui/section';
import { semicolons } from '@/lib/i18n/format';
import type { ReleaseDetail, ReleasedTable } from '@/lib/verification/archive/archive-queries';
import type { ReleaseWords } from './release-words';

type TablesSectionProps = { release: ReleaseDetail; titles: ReadonlyMap<string, string>; words: ReleaseWords };

/** Every table with its files, and how many of its rows came, changed and went. */
export function TablesSection({ release: { number, tables, files, filesRemovedAt, changes }, titles, words }: TablesSectionProps) {
  const { t, size, locale } = words;
  return (
    <Section id="tables" rail={t('tables.rail')} notes={[t(changes === null ? 'tables.noteFirst' : 'tables.note')]}>
      <ul className="tables">
        {tables.map((table) => (
          <li key={table.table}>
            <div>
              <a href={`/${locale}/data/${table.table}`}>{titles.get(table.table) ?? table.table}</a>
              <p className="small mute">{extentOf(table, words)}</p>
            </div>
            <ul className="formats">
              {files
                .filter((file) => file.table === table.table)
                .map(({ path, format, bytes }) => (
                  <li key={path}>
                    {filesRemovedAt === null ? <a href={`/releases/${number}/${path}`}>{format}</a> : format}{' '}
                    <span className="mute small">{size(bytes)}</span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function extentOf({ rows, added, changed, removed }: ReleasedTable, { t, count, locale }: ReleaseWords): string {
  const extent = t('tables.rows', { count: rows, shown: count(rows) });
  if (added === null || changed === null || removed === null) return extent;
  const isSame = added + changed + removed === 0;
  const since = isSame ? t('tables.same') : t('tables.moved', { added: count(added), changed: count(changed), removed: count(removed) });
  return semicolons([extent, since], locale);
}
