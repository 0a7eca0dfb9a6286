import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { changedValues } from '@/components/changes/values';
import { NatureMark } from '@/components/changes/words';
import { DataTable } from '@/components/ui/data-table';
import { ListPages } from '@/components/ui/list-pages';
import { Section } from '@/components/ui/section';
import type { ImportedFigure, ImportedRecord } from '@/lib/ingest/import-queries';
import type { ReviewWords } from '../review/words';

type Place = { page: number; pages: number; address: (page: number) => string };
type ChangesProps = {
  kind: string;
  figures: readonly ImportedFigure[];
  records: readonly ImportedRecord[];
  place: Place;
  words: ReviewWords;
};

/** What the rows would change: figures beside those that stand, records field by field. */
export async function ChangesSection({ kind, figures, records, place, words }: ChangesProps) {
  const t = await getTranslations({ locale: words.locale, namespace: 'imports' });
  const isNothing = figures.length === 0 && records.length === 0 && place.page === 1;
  return (
    <Section id="changes" rail={t('changes.rail')}>
      {isNothing && <p>{t('changes.none')}</p>}
      {figures.length > 0 && <Figures figures={figures} words={words} t={t} />}
      {records.map((record) => (
        <Record key={record.row} kind={kind} record={record} words={words} t={t} />
      ))}
      <ListPages words={(key) => t(key === 'label' ? 'pages.changes' : `pages.${key}`)} {...place} />
    </Section>
  );
}

type Words = { words: ReviewWords; t: Awaited<ReturnType<typeof getTranslations<'imports'>>> };

function Figures({ figures, words, t }: Words & { figures: readonly ImportedFigure[] }) {
  const { changes, name } = words;
  const said = (figure: ImportedFigure['file']) => (
    <>
      {changes.figures.plain({ value: figure.value, qualifier: figure.qualifier }, 'count')}
      <span className="block mute small">{changes.figures.obsStatus(figure.status)}</span>
    </>
  );
  return (
    <DataTable
      stack
      caption={<span className="vh">{t('changes.figuresCaption')}</span>}
      columns={[
        { key: 'figure', label: t('changes.figure') },
        { key: 'standing', label: t('changes.standing') },
        { key: 'file', label: t('changes.file') },
        { key: 'row', label: t('changes.row'), isNumeric: true },
      ]}
      rows={figures.map((figure) => ({
        key: String(figure.row),
        cells: [
          <span key="figure">
            {figure.indicator === null ? figure.series : name({ kind: 'indicator', code: figure.indicator })},{' '}
            {changes.figures.period(figure.period)}
            {figure.area !== 'vn' && `, ${name({ kind: 'area', code: figure.area })}`}
            <span className="import-note">{name({ kind: 'series', code: figure.series })}</span>
            <span className="import-note">
              {t('changes.release', {
                release: name({ kind: 'release', code: figure.release }),
                source: name({ kind: 'source', code: figure.source }),
              })}
            </span>
          </span>,
          figure.standing ? (
            <del key="standing">{said(figure.standing)}</del>
          ) : (
            <span key="standing" className="mute">
              {t('changes.empty')}
            </span>
          ),
          <span key="file">
            <ins>{said(figure.file)}</ins> <NatureMark nature={figure.nature} label={t(`changes.nature.${figure.nature}`)} />
          </span>,
          String(figure.row),
        ],
      }))}
    />
  );
}

function Record({ kind, record, words, t }: Words & { kind: string; record: ImportedRecord }) {
  const { changes, label, referenceOf } = words;
  const { row, code, outcome } = record;
  const nature = outcome === 'new' ? 'new' : 'revision';
  return (
    <article className="review-record">
      <header>
        <h3>{outcome === 'new' ? code : words.name({ kind, code })}</h3>
        <p className="small mute">
          <code>{code}</code>, {t('problems.row', { row: String(row) })}
        </p>
        <p>
          <NatureMark nature={nature} label={t(`changes.nature.${nature}`)} />
        </p>
      </header>
      <div className="diff">
        {record.changes.map((change) => {
          const { before, after } = changedValues(change, { words: changes, referenceOf: referenceOf(kind) });
          return (
            <div className="diff-row" key={`${change.field} ${change.language}`}>
              <p className="name">{label(kind, change)}</p>
              <Side label={t('changes.standing')}>
                {outcome === 'new' ? <span className="mute">{t('changes.empty')}</span> : <del>{before}</del>}
              </Side>
              <Side label={t('changes.file')}>
                <ins>{after}</ins>
              </Side>
            </div>
          );
        })}
      </div>
    </article>
  );
}

function Side({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="side-name">{label}</p>
      <div>{children}</div>
    </div>
  );
}
