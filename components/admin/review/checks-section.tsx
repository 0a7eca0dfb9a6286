import { Section } from '@/components/ui/section';
import { Glyph, type GlyphName } from '@/components/ui/symbols';
import type { FindingLine } from './words';

const glyphs: Record<FindingLine['severity'], { name: GlyphName; status: string }> = {
  pass: { name: 'on-track', status: 'st-on-track' },
  warn: { name: 'at-risk', status: 'st-at-risk' },
  block: { name: 'behind', status: 'check-block' },
};

type ChecksSectionProps = {
  rail: string;
  note: string;
  lines: readonly FindingLine[];
  severity: (of: FindingLine['severity']) => string;
};

/** What the automatic checks found, by shape and word. */
export function ChecksSection({ rail, note, lines, severity }: ChecksSectionProps) {
  return (
    <Section id="checks" rail={rail} notes={[note]}>
      <ul className="checks">
        {lines.map((line) => (
          <li key={line.key}>
            <span className={glyphs[line.severity].status}>
              <Glyph name={glyphs[line.severity].name} />
            </span>
            <span>
              <strong>{severity(line.severity)}</strong> {line.words}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
