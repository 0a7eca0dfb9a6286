import type { ReactNode } from 'react';
import { changedValues } from '@/components/changes/values';
import { NatureMark } from '@/components/changes/words';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { LOCALES } from '@/lib/i18n/localized';
import type { ReviewedRecord, SetDetail } from '@/lib/publishing/desk-set';
import type { FieldChange } from '@/lib/publishing/difference';
import { Submit } from '../submit';
import type { FindingLine, ReviewWords } from './words';

export type ListPlace = { page: number; pages: number; address: (page: number) => string };

type ChangesSectionProps = {
  set: SetDetail;
  words: ReviewWords;
  lines: readonly FindingLine[];
  place: ListPlace;
  /** The address that opens the comment form on a field: `kind/code/field`. */
  commentOn: (target: string) => string;
};

/** Every record of the set, field by field: what is published now beside what is proposed. */
export function ChangesSection({ set, words, lines, place, commentOn }: ChangesSectionProps) {
  const { t, changes } = words;
  if (set.records.total === 0) return null;
  return (
    <Section id="changes" rail={t('changes.rail')} notes={[t('changes.note')]}>
      {set.records.items.map((record) => (
        <Record key={`${record.kind}/${record.code}`} {...{ record, set, words, lines, commentOn }} />
      ))}
      <ListPages words={(key) => (key === 'label' ? t('changes.pages') : changes.common(`pages.${key}`))} {...place} />
    </Section>
  );
}

type RecordProps = Omit<ChangesSectionProps, 'place'> & { record: ReviewedRecord };

function Record({ record, set, words, lines, commentOn }: RecordProps) {
  const { t, changes, name, locale } = words;
  const { kind, code, nature, fields, conflicts } = record;
  const own = lines.filter(({ subject, severity }) => subject === `${kind}/${code}` && severity !== 'pass');
  const href = changes.href(record);
  return (
    <article className="review-record" id={`${kind}-${code}`}>
      <header>
        <h3 lang={changes.nameLang(record)}>{name(record)}</h3>
        <p className="small mute">
          {changes.kind(kind)}, <code>{code}</code>
        </p>
        <p>
          <NatureMark nature={nature} label={changes.t(`nature.${nature}`)} />
        </p>
        <ul className="review-links">
          {href !== null && (
            <li>
              <a href={href}>{t('changes.open')}</a>
            </li>
          )}
          {set.may.edit && (
            <li>
              <a href={`/${locale}/admin/records/${kind}/${code}`}>{t('changes.edit')}</a>
            </li>
          )}
          {set.may.edit && (
            <li>
              <Submit isPlain name="form_take" value={`${kind}/${code}`}>
                {t('changes.remove')}
              </Submit>
            </li>
          )}
        </ul>
      </header>
      {nature === 'withdrawal' && <Notice>{t('changes.withdrawn')}</Notice>}
      {nature !== 'withdrawal' && fields.length === 0 && <p className="small mute">{changes.t('unchanged')}</p>}
      {fields.length > 0 && (
        <div className="diff">
          {fields.map((change, index) => (
            <Row
              key={`${change.field} ${change.language}`}
              {...{ change, record, words }}
              address={set.may.comment ? commentOn(`${kind}/${code}/${change.field}`) : null}
              notes={[
                ...conflicts
                  .filter(({ path }) => path.split('.')[0] === change.field)
                  .map(({ path }) => ({ key: path, isBlocking: true, text: t('changes.conflict', { field: words.label(kind, change) }) })),
                ...own
                  .filter((line) => isAbout(line, change, fields.findIndex(({ field }) => field === change.field) === index))
                  .map((line) => ({ key: line.key, isBlocking: line.severity === 'block', text: line.words })),
              ]}
            />
          ))}
        </div>
      )}
    </article>
  );
}

/** A finding names a field, a field in a language, or a field of a part; what is about the whole field stands once. */
function isAbout({ field }: FindingLine, change: FieldChange, isFirst: boolean): boolean {
  if (field === null) return false;
  const [first, second] = field.split('.');
  if (first !== change.field) return false;
  const isOfLanguage = change.language !== null && LOCALES.some((locale) => locale === second);
  return isOfLanguage ? second === change.language : isFirst;
}

type RowProps = {
  change: FieldChange;
  record: ReviewedRecord;
  words: ReviewWords;
  address: string | null;
  notes: { key: string; isBlocking: boolean; text: string }[];
};

function Row({ change, record, words, address, notes }: RowProps) {
  const { t, changes, label, referenceOf } = words;
  const { before, after } = changedValues(change, { words: changes, referenceOf: referenceOf(record.kind) });
  const isNew = record.nature === 'new';
  return (
    <div className="diff-row">
      <div className="name">
        <p>
          {label(record.kind, change)}
          <code>{change.language === null ? change.field : `${change.field}.${change.language}`}</code>
        </p>
        {address !== null && (
          <p className="small">
            <a href={address} aria-label={t('changes.commentOn', { field: label(record.kind, change) })}>
              {t('changes.comment')}
            </a>
          </p>
        )}
      </div>
      <Side className="was" label={t('changes.now')}>
        {isNew ? <span className="mute">{t('changes.absent')}</span> : <del>{before}</del>}
      </Side>
      <Side className="now" label={t('changes.proposed')}>
        <ins>{after}</ins>
      </Side>
      {notes.length > 0 && (
        <div className="consequence">
          {notes.map(({ key, isBlocking, text }) => (
            <p key={key} className={isBlocking ? 'notice' : 'small mute'}>
              {text}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function Side({ className, label, children }: { className: string; label: string; children: ReactNode }) {
  return (
    <div className={className}>
      <p className="side-name">{label}</p>
      <div>{children}</div>
    </div>
  );
}
