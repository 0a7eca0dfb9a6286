import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import type { ChangedRecord, EditionDetail } from '@/lib/publishing/edition-changes';
import { changedValues } from './values';
import { type ChangeWords, NATURES, NatureMark } from './words';

type Props = { edition: EditionDetail; words: ChangeWords };

/** From this many names on a list is folded, so that the kinds can be seen at once. */
const FEW = 12;

/** What the edition did to the records of each kind: changed ones field by field, new ones by name. */
export function RecordSections({ edition, words }: Props) {
  const { t } = words;
  const kinds = [...new Set(edition.records.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const records = edition.records.filter((record) => record.kind === kind);
    const counts = edition.counts.filter((one) => one.kind === kind);
    const rest = counts.reduce((sum, { count }) => sum + count, 0) - records.length;
    const changed = records.filter(({ nature }) => nature !== 'new');
    const added = records.filter(({ nature }) => nature === 'new');
    return (
      <Section
        key={kind}
        id={kind}
        rail={words.kind(kind)}
        notes={NATURES.flatMap((nature) =>
          counts
            .filter((one) => one.nature === nature)
            .map(({ count }) => t('kindCount', { kind: t(`nature.${nature}`), count: words.count(count) })),
        )}
      >
        {changed.map((record) => (
          <Changed key={record.code} record={record} edition={edition} words={words} />
        ))}
        {added.length > 0 && changed.length > 0 && <h3 className="mt-2 mb-1">{t('nature.new')}</h3>}
        {added.length > 0 && (added.length > FEW ? <Folded {...{ records: added, words }} /> : <Names {...{ records: added, words }} />)}
        {rest > 0 && <p className="small mute mt-2">{t('rest', { count: rest, shown: words.count(rest) })}</p>}
      </Section>
    );
  });
}

type NamesProps = { records: readonly ChangedRecord[]; words: ChangeWords };

function Folded({ records, words }: NamesProps) {
  return (
    <details className="fold">
      <summary>{words.t('names', { count: records.length, shown: words.count(records.length) })}</summary>
      <Names records={records} words={words} />
    </details>
  );
}

function Names({ records, words }: NamesProps) {
  return (
    <ul className="new-records small">
      {records.map((record) => (
        <li key={record.code}>
          <Name record={record} words={words} />
        </li>
      ))}
    </ul>
  );
}

function Name({ record, words }: { record: ChangedRecord; words: ChangeWords }): ReactNode {
  const href = words.href(record);
  const lang = words.nameLang(record);
  const name = words.name(record);
  return href === null ? <span lang={lang}>{name}</span> : <a {...{ href, lang }}>{name}</a>;
}

function Changed({ record, edition, words }: Props & { record: ChangedRecord }) {
  const { t } = words;
  const { kind, code, nature, fields } = record;
  const referenceOf = (field: string) => edition.references[`${kind}.${field}`] ?? edition.references[field] ?? null;
  return (
    <article className="ledger-entry" id={`${kind}-${code}`}>
      <h3>
        <Name record={record} words={words} />
      </h3>
      <p className="mb-1">
        <NatureMark nature={nature} label={t(`nature.${nature}`)} />
      </p>
      {fields.length === 0 && nature !== 'withdrawal' && <p className="small mute">{t('unchanged')}</p>}
      {fields.length > 0 && (
        <DataTable
          stack
          caption={<span className="vh">{t('table.caption', { name: words.name(record) })}</span>}
          columns={[
            { key: 'field', label: t('table.field') },
            { key: 'before', label: t('table.before') },
            { key: 'after', label: t('table.after') },
          ]}
          rows={fields.map((change) => {
            const { before, after } = changedValues(change, { words, referenceOf });
            const label = words.field(change.field, kind);
            return {
              key: `${change.field} ${change.language}`,
              cells: [
                change.language === null ? label : t('inLanguage', { field: label, language: t(`languageName.${change.language}`) }),
                <div key="before">{before}</div>,
                <div key="after">{after}</div>,
              ],
            };
          })}
        />
      )}
    </article>
  );
}
