import { Quote } from '@/components/ui/quote';
import type { SourceReference } from '@/components/ui/source-mark';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { ConflictRecord } from '@/lib/indicators/conflict-schema';
import type { Cite } from './cite';

type IndicatorName = { code: string; name: LocalizedText };

/** Disagreements in full: what each side says, why they differ, what the portal does. */
export function citedConflicts(conflicts: readonly ConflictRecord[], indicators: readonly IndicatorName[], cite: Cite) {
  const rows = conflicts.map((conflict) => ({
    conflict,
    sides: conflict.statements.map((statement) => ({
      statement,
      marks: statement.sources.length > 0 ? cite.marks.of(statement.sources) : [],
    })),
    named: indicators.filter(({ code }) => conflict.indicators.includes(code)),
  }));
  return (
    <ul className="cited-conflicts">
      {rows.map(({ conflict, sides, named }) => (
        <li key={conflict.code} id={conflict.code} className="clash">
          <h3>{cite.text(conflict.title)}</h3>
          <div className="sides">
            {sides.map(({ statement, marks }) => (
              <Side key={statement.side} statement={statement} marks={marks} cite={cite} />
            ))}
          </div>
          <div className="say">
            <p>{cite.text(conflict.explanation)}</p>
            {conflict.rule && <p>{cite.text(conflict.rule)}</p>}
            {named.map(({ code, name }) => (
              <p key={code}>
                <a href={`/${cite.locale}/indicators/${code}`}>{cite.text(name)}</a>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

type SideProps = { statement: ConflictRecord['statements'][number]; marks: SourceReference[]; cite: Cite };

function Side({ statement, marks, cite }: SideProps) {
  return (
    <div className="side">
      <p>{cite.stamped(statement.words, marks)}</p>
      {statement.quote && statement.quoteLanguage && (
        <Quote
          lang={statement.quoteLanguage}
          text={statement.quote}
          note={statement.sources.map(cite.translation).find((note) => note !== null)}
        />
      )}
    </div>
  );
}
