import { DataTable } from '@/components/ui/data-table';
import { DocsList } from '@/components/ui/docs-list';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { GoalRecord } from '@/lib/strategy/schema';
import type { Cite } from './cite';

type Named = { code: string; name: LocalizedText };

/** Goals with their deadlines, each leading to its place in the Strategy. */
export function citedGoals(goals: readonly GoalRecord[], { t, locale, text, date }: Cite) {
  return (
    <DocsList
      rows={goals.map(({ code, notation, title, deadlines }) => ({
        key: code,
        date: notation,
        title: text(title),
        href: `/${locale}/strategy#${code}`,
        note: deadlines.length > 0 ? t('goals.due', { dates: deadlines.map(date).join(', ') }) : undefined,
      }))}
    />
  );
}

/** Documents by date, each leading to its page. */
export function citedDocuments(
  documents: readonly { code: string; notation: string | null; title: LocalizedText; issued: string | null }[],
  { locale, text, date, t }: Cite,
) {
  return (
    <DocsList
      rows={documents.map(({ code, notation, title, issued }) => ({
        key: code,
        date: issued === null ? t('documents.noDay') : date(issued),
        title: text(title),
        href: `/${locale}/documents/${code}`,
        note: notation ?? t('documents.noNumber'),
      }))}
    />
  );
}

/** Indicators whose definition rests on the source. */
export function citedDefinitions(indicators: readonly Named[], { locale, text }: Cite) {
  return (
    <ul className="small">
      {indicators.map(({ code, name }) => (
        <li key={code}>
          <a href={`/${locale}/indicators/${code}`}>{text(name)}</a>
        </li>
      ))}
    </ul>
  );
}

/** A count whose names are in the fold. */
export function foldedNames(summary: string, names: readonly Named[], { text }: Cite) {
  return (
    <details key={summary} className="fold">
      <summary>{summary}</summary>
      <ul className="names small">
        {names.map(({ code, name }) => (
          <li key={code}>{text(name)}</li>
        ))}
      </ul>
    </details>
  );
}

type Change = { code: string; successor: LocalizedText; predecessors: LocalizedText[]; happenedOn: string | null };

/** Which body or unit came from which, and when. */
export function citedSuccessions(
  changes: readonly Change[],
  labels: { caption: string; successor: string; predecessors: string; day: string },
  cite: Cite,
) {
  return (
    <DataTable
      stack
      caption={<span className="vh">{labels.caption}</span>}
      columns={[
        { key: 'successor', label: labels.successor },
        { key: 'predecessors', label: labels.predecessors },
        { key: 'day', label: labels.day },
      ]}
      rows={changes.map(({ code, successor, predecessors, happenedOn }) => ({
        key: code,
        cells: [
          cite.text(successor),
          <ul key="predecessors">
            {predecessors.map((name) => (
              <li key={name.vi ?? name[name.original]}>{cite.text(name)}</li>
            ))}
          </ul>,
          cite.date(happenedOn),
        ],
      }))}
    />
  );
}
