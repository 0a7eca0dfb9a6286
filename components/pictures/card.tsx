import { lettersOf, writable } from '@/lib/pictures/typeface';
import type { PictureWords } from './words';

/** The light ground of the design; a picture has no dark one. */
const colours = { paper: '#e4efe8', ink: '#12211c', quiet: '#3f5048', hair: '#b7cabf', plate: '#f8fbf9', stamp: '#ae2218' };

/** Long titles are set smaller, so that none is cut: [most letters, size]. */
const sizes = {
  alone: [
    [55, 76],
    [95, 64],
    [150, 54],
    [210, 46],
  ],
  withFigure: [
    [60, 50],
    [110, 43],
    [170, 37],
  ],
} as const;
const smallest = { alone: 38, withFigure: 32 };

function titleSize(title: string, kind: keyof typeof sizes): number {
  return sizes[kind].find(([most]) => title.length <= most)?.[1] ?? smallest[kind];
}

/** The picture as the drawing library reads it: flex boxes and styles of their own, no stylesheet. */
export function PictureCard({ words }: { words: PictureWords }) {
  const { name, tagline, title, figure, text, source, date, host } = words;
  const kind = figure || source ? 'withFigure' : 'alone';
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: '38px 64px 34px',
        borderTop: `12px solid ${colours.ink}`,
        background: colours.paper,
        color: colours.ink,
        fontFamily: lettersOf('sans'),
        fontSize: 27,
        lineHeight: 1.35,
      }}
    >
      <Brand name={name} tagline={tagline} />
      <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, justifyContent: 'center' }}>
        <Line size={titleSize(title, kind)} lines={kind === 'alone' ? 5 : 4} serif>
          {title}
        </Line>
        {figure && <Figure figure={figure} />}
        {text && (
          <div style={{ display: 'flex', marginTop: 24 }}>
            <Line size={kind === 'alone' ? 30 : 44} lines={title.length > 150 ? 2 : 3} weight={kind === 'alone' ? 400 : 600}>
              {text}
            </Line>
          </div>
        )}
      </div>
      {source && (
        <div style={{ display: 'flex', marginBottom: 20 }}>
          <Stamp />
          <Line size={25} lines={2}>
            {source}
          </Line>
        </div>
      )}
      <div
        style={{
          display: 'flex',
          justifyContent: 'space-between',
          borderTop: `2px solid ${colours.ink}`,
          paddingTop: 14,
          fontSize: 24,
          color: colours.quiet,
        }}
      >
        <span>{writable(date)}</span>
        <span>{writable(host)}</span>
      </div>
    </div>
  );
}

type LineProps = { size: number; lines: number; serif?: boolean; weight?: 400 | 600; children: string };

/** Words of a measured size that end in an ellipsis rather than leave the picture. */
function Line({ size, lines, serif = false, weight = serif ? 600 : 400, children }: LineProps) {
  return (
    <div
      style={{
        display: 'block',
        lineClamp: lines,
        textWrap: serif ? 'balance' : 'wrap',
        fontFamily: lettersOf(serif ? 'serif' : 'sans'),
        fontWeight: weight,
        fontSize: size,
        lineHeight: serif ? 1.24 : 1.38,
        letterSpacing: serif ? -0.4 : 0,
      }}
    >
      {writable(children)}
    </div>
  );
}

/** Numbers are large, words never are. */
const figureSizes = [
  [7, 128],
  [10, 108],
] as const;
const smallestFigure = 84;

function Figure({ figure: { before, value, unit, period } }: { figure: NonNullable<PictureWords['figure']> }) {
  const size = figureSizes.find(([most]) => value.length <= most)?.[1] ?? smallestFigure;
  return (
    <div style={{ display: 'flex', alignItems: 'flex-end', marginTop: 18, color: colours.quiet, fontSize: 31 }}>
      {before && <span style={{ paddingBottom: 12, marginRight: 22 }}>{writable(before)}</span>}
      <span
        style={{
          flexShrink: 0,
          whiteSpace: 'nowrap',
          fontFamily: lettersOf('serif'),
          fontWeight: 600,
          fontSize: size,
          lineHeight: 1,
          letterSpacing: -2,
          color: colours.ink,
        }}
      >
        {writable(value)}
      </span>
      <div style={{ display: 'flex', flexDirection: 'column', marginLeft: 26, paddingBottom: 12 }}>
        {unit && <span>{writable(unit)}</span>}
        <span>{writable(period)}</span>
      </div>
    </div>
  );
}

function Brand({ name, tagline }: { name: string; tagline: string }) {
  return (
    <div style={{ display: 'flex', alignItems: 'center' }}>
      <svg width="68" height="68" viewBox="0 0 40 40" fill="none" stroke={colours.stamp} aria-hidden="true">
        <path d="M2 2h36v36H2z" strokeWidth="3.4" />
        <path d="M8.5 31.5c11 0 8-9.5 13-13.5 2.6-2.1 4.8-3.2 6.6-4.9" strokeWidth="3.6" />
        <path d="M30.2 6.2l4.6 4.6-4.6 4.6-4.6-4.6z" strokeWidth="2.6" />
      </svg>
      <div style={{ display: 'flex', flexDirection: 'column', marginLeft: 20 }}>
        <span style={{ fontFamily: lettersOf('serif'), fontWeight: 600, fontSize: 31, lineHeight: 1.25 }}>{writable(name)}</span>
        <span style={{ fontSize: 23, color: colours.quiet }}>{writable(tagline)}</span>
      </div>
    </div>
  );
}

/** The red mark of evidence, before the words of the source. */
function Stamp() {
  return (
    <div
      style={{
        display: 'flex',
        flexShrink: 0,
        alignItems: 'center',
        justifyContent: 'center',
        width: 30,
        height: 30,
        marginRight: 14,
        marginTop: 3,
        border: `3px solid ${colours.stamp}`,
        color: colours.stamp,
        fontSize: 20,
        fontWeight: 600,
        lineHeight: 1,
      }}
    >
      1
    </div>
  );
}
