import type { ReactNode } from 'react';
import { type SourceReference, Stamped } from './source-mark';

export type ConflictSide = {
  key: string;
  /** Date or producer; sides are ordered by date, never by preference. */
  heading: ReactNode;
  value: string;
  unit?: string;
  sources: [SourceReference, ...SourceReference[]];
  words: ReactNode;
  lang?: string;
};

type ConflictProps = {
  /** The heading "What we use" and the rule in words. Absent while nothing is decided. */
  verdict?: { title: string; text: ReactNode };
  sides: ConflictSide[];
};

/** From this many characters on a number is set smaller, so that two fit side by side on a phone. */
const longValue = 7;

function layout(sides: ConflictSide[]) {
  const size = sides.some(({ value }) => value.length >= longValue) ? ' long' : '';
  return `sides${sides.length === 2 ? ' two' : ''}${size}`;
}

export function Conflict({ sides, verdict }: ConflictProps) {
  return (
    <div className="clash">
      <div className={layout(sides)}>
        {sides.map(({ key, heading, value, unit, sources, words, lang }) => (
          <div key={key} className="side">
            <p className="mute">{heading}</p>
            <p className="number">
              <Stamped sources={sources}>{value}</Stamped>
              {unit && <span className="unit">{unit}</span>}
            </p>
            <p lang={lang}>{words}</p>
          </div>
        ))}
      </div>
      {verdict && (
        <div className="say">
          <p>
            <strong>{verdict.title}</strong> {verdict.text}
          </p>
        </div>
      )}
    </div>
  );
}
