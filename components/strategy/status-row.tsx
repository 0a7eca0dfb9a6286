import type { ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { type Correction, CorrectionMark } from '@/components/ui/correction-mark';
import { foreignLang, type LocalizedWords } from '@/components/ui/localized';
import { SourceMarks, type SourceReference, StampedSentence } from '@/components/ui/source-mark';
import { Status, type StatusKind } from '@/components/ui/status';

export type Evidence = {
  /** Stands before the sentence: the day it is of. */
  lead?: string;
  text: LocalizedWords;
  sources: SourceReference[];
  /** Where the figure it states was corrected. */
  correction?: Correction | null;
  /** What the rule says of it, after the stamp. */
  reason?: string;
};

/** A task, a target or an indicator on one line: what it is, what is known of it, who answers, how it stands. */
export type StatusRowModel = {
  key: string;
  id?: string;
  title: LocalizedWords;
  titleSources?: SourceReference[];
  href?: string;
  evidence?: Evidence;
  who: ReactNode[];
  status: { kind: StatusKind; label: string };
  age?: { label: string; isOld: boolean };
  due?: string;
  /** Stamps of what the deadline rests on. */
  dueSources?: SourceReference[];
  /** What the body answered, below the evidence. */
  reply?: ReactNode;
};

type StatusRowsProps = { rows: readonly StatusRowModel[]; pageLocale: string; labels: { who: string; nobody: string } };

export function StatusRows({ rows, pageLocale, labels }: StatusRowsProps) {
  return (
    <ul>
      {rows.map((row) => (
        <StatusRow key={row.key} row={row} pageLocale={pageLocale} labels={labels} />
      ))}
    </ul>
  );
}

function StatusRow({ row, pageLocale, labels }: Omit<StatusRowsProps, 'rows'> & { row: StatusRowModel }) {
  const { id, title, titleSources, href, evidence, who, status, age, due, dueSources = [], reply } = row;
  const lang = foreignLang({ text: title, pageLocale });
  return (
    <li className="task" id={id}>
      <div>
        <p className="title" lang={lang}>
          {href ? <a href={href}>{title.words}</a> : title.words}
          {titleSources && <SourceMarks sources={titleSources} />}
        </p>
        {evidence && <EvidenceLine evidence={evidence} pageLocale={pageLocale} />}
        {reply}
      </div>
      <div className="who">
        <span className="vh">{labels.who}</span> {who.length === 0 ? labels.nobody : <Names names={who} />}
      </div>
      <div className="due">
        <Status {...status} />
        {age && <Age {...age} />}
        {due && (
          <span className="mute">
            <StampedSentence text={due} sources={dueSources} />
          </span>
        )}
      </div>
    </li>
  );
}

function EvidenceLine({
  evidence: { lead, text, sources, correction = null, reason },
  pageLocale,
}: {
  evidence: Evidence;
  pageLocale: string;
}) {
  return (
    <p className="evidence">
      {lead && `${lead} `}
      <span lang={foreignLang({ text, pageLocale })}>
        <StampedSentence text={text.words} sources={sources} />
      </span>
      <CorrectionMark of={correction} />
      {reason && ` ${reason}`}
    </p>
  );
}

/** Several bodies stand one under another: a name may itself hold commas. The stamps follow the last. */
export function Names({ names, sources = [] }: { names: readonly ReactNode[]; sources?: SourceReference[] }) {
  const stamped = (name: ReactNode, index: number) => (
    <>
      {name}
      {index === names.length - 1 && <SourceMarks sources={sources} />}
    </>
  );
  if (names.length === 1) return stamped(names[0], 0);
  return (
    <ul>
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names are written once and never reordered
        <li key={index}>{stamped(name, index)}</li>
      ))}
    </ul>
  );
}
