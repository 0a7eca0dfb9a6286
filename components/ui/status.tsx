import { Glyph, type GlyphName } from './symbols';

export type StatusKind = 'achieved' | 'on-track' | 'at-risk' | 'behind' | 'overdue' | 'no-data' | 'done' | 'open';

const glyphs: Record<StatusKind, GlyphName> = {
  achieved: 'achieved',
  'on-track': 'on-track',
  'at-risk': 'at-risk',
  behind: 'behind',
  overdue: 'overdue',
  'no-data': 'no-data',
  done: 'achieved',
  open: 'open',
};

/** Shape, word, colour, in that order of importance. Only `behind`, lateness that a source proves, is filled. */
export function Status({ kind, label }: { kind: StatusKind; label: string }) {
  return (
    <span className={`st st-${kind}`}>
      <Glyph name={glyphs[kind]} />
      <span>{label}</span>
    </span>
  );
}
