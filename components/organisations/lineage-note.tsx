import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { SourceMarks } from '@/components/ui/source-mark';
import type { DocumentRecord } from '@/lib/documents/schema';
import { localize } from '@/lib/i18n/localized';
import { type Takeover, takeovers } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import type { OrganisationWords } from './words';

type Context = { words: OrganisationWords; marks: Marks; documents: readonly DocumentRecord[]; hasTasks: boolean };

/** From whom a body took over and who took over from it: on which day, by which document. Called, so that its marks are numbered in reading order. */
export function lineageNote(code: string, context: Context): ReactNode {
  const { words, hasTasks } = context;
  const { t, bodies, view } = words;
  const { from, to } = takeovers(bodies, code, view);
  if (from.length + to.length === 0) return null;
  const line = (other: string, direction: 'from' | 'to', { succession }: Takeover<Body['successors'][number]>) => (
    <span key={`${direction} ${other}`} className="block">
      {sentence(other, direction, succession, context)}
    </span>
  );
  return (
    <div className="mt-3">
      <Notice kind="plain" title={t('lineage.title')}>
        {from.map((takeover) => line(takeover.predecessor, 'from', takeover))}
        {to.map((takeover) => line(takeover.successor, 'to', takeover))}
        {hasTasks && from.length + to.length > 0 && <span className="block mute mt-1">{t('lineage.rule')}</span>}
      </Notice>
    </div>
  );
}

function sentence(other: string, direction: 'from' | 'to', succession: Body['successors'][number], context: Context): ReactNode {
  const { words, marks, documents } = context;
  const { t, date, strategy, href, locale } = words;
  const { happenedOn, source } = succession;
  const body = () => strategy.name(other);
  const act = documents.find(({ code }) => code === succession.document);
  const stamp = source === null ? null : <SourceMarks sources={marks.of([source])} />;
  if (happenedOn === null) return t.rich(`lineage.${direction}.undated`, { body });
  if (!act) {
    return (
      <>
        {t.rich(`lineage.${direction}.noDocument`, { body, date: date(happenedOn) })}
        {stamp}
      </>
    );
  }
  const title = localize(act.title, locale);
  const document = () => (
    <span className={act.notation === null ? undefined : 'nowrap'}>
      <a href={href(`/documents/${act.code}`)} title={act.notation === null ? undefined : title.words}>
        {act.notation ?? <Localized text={title} pageLocale={locale} />}
      </a>
      {stamp}
    </span>
  );
  return t.rich(`lineage.${direction}.dated`, { body, date: date(happenedOn), document });
}
