/**
 * Every mark is drawn: none of the web fonts contains arrows, diamonds or discs.
 * A page holds `<Symbols />` once; `<Glyph name="…" />` then refers to it.
 */
export type GlyphName =
  | 'achieved'
  | 'on-track'
  | 'at-risk'
  | 'behind'
  | 'overdue'
  | 'no-data'
  | 'open'
  | 'target'
  | 'target-passed'
  | 'mark'
  | 'find';

const outline = { fill: 'none', stroke: 'currentColor' };

export function Symbols() {
  return (
    <svg className="sprite" width="0" height="0" aria-hidden="true">
      <defs>
        <symbol id="s-achieved" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="7.2" fill="currentColor" />
          <path d="M4.4 8.3l2.4 2.5 4.7-5.3" fill="none" stroke="var(--paper)" strokeWidth="2" />
        </symbol>
        <symbol id="s-on-track" viewBox="0 0 16 16">
          <path d="M8 1.6L15 14H1z" fill="currentColor" />
        </symbol>
        <symbol id="s-at-risk" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="6.4" {...outline} strokeWidth="1.8" />
          <path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="currentColor" />
        </symbol>
        <symbol id="s-behind" viewBox="0 0 16 16">
          <path d="M8 14.4L1 2h14z" fill="currentColor" />
        </symbol>
        <symbol id="s-overdue" viewBox="0 0 16 16">
          <path d="M8 13L2.2 2.9h11.6z" {...outline} strokeWidth="1.8" />
        </symbol>
        <symbol id="s-no-data" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="6.4" {...outline} strokeWidth="1.8" strokeDasharray="3 2.03" />
        </symbol>
        <symbol id="s-open" viewBox="0 0 16 16">
          <path d="M2.5 2.5h11v11h-11z" {...outline} strokeWidth="1.8" />
        </symbol>
        <symbol id="s-target" viewBox="0 0 16 16">
          <path d="M8 1.5L14.5 8 8 14.5 1.5 8z" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.8" />
        </symbol>
        <symbol id="s-target-passed" viewBox="0 0 16 16">
          <path d="M8 1L15 8l-7 7-7-7z" fill="var(--paper)" stroke="var(--ink)" strokeWidth="2" />
        </symbol>
        <symbol id="s-mark" viewBox="0 0 40 40">
          <path d="M2 2h36v36H2z" {...outline} strokeWidth="3.4" />
          <path d="M8.5 31.5c11 0 8-9.5 13-13.5 2.6-2.1 4.8-3.2 6.6-4.9" {...outline} strokeWidth="3.6" />
          <path d="M30.2 6.2l4.6 4.6-4.6 4.6-4.6-4.6z" {...outline} strokeWidth="2.6" />
        </symbol>
        <symbol id="s-find" viewBox="0 0 18 18">
          <circle cx="7.6" cy="7.6" r="5.4" {...outline} strokeWidth="2.2" />
          <path d="M11.6 11.6l5 5" {...outline} strokeWidth="2.4" />
        </symbol>
        <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V7" stroke="var(--hair)" strokeWidth="2" />
        </pattern>
        <pattern id="ticks" width="5" height="12" patternUnits="userSpaceOnUse">
          <path d="M.75 0V12" stroke="var(--ink-3)" strokeWidth="1.5" />
        </pattern>
      </defs>
    </svg>
  );
}

/** Width and height stand in the markup so that the page stays readable where the stylesheet does not load. */
export function Glyph({ name, size = 15 }: { name: GlyphName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true" focusable="false">
      <use href={`#s-${name}`} />
    </svg>
  );
}
