import { isValidElement, type ReactElement, type ReactNode } from 'react';
import type { Theme } from '@/lib/http/params';
import { xmlText } from '@/lib/xml-text';
import { faces, type Hand } from './faces';
import { outlineOf, rowOf } from './outline';
import { PALETTE } from './palette';
import { type Style, styleOf, TYPE_SIZE } from './styles';
import type { Face } from './truetype';
import { writable } from './typeface';

/** Elements as React describes them: charts are the same components here and on pages. */
type Props = Readonly<Record<string, unknown>> & { className?: string; children?: ReactNode };

const round = (value: number): number => Math.round(value * 100) / 100;
const kept = ['x', 'y', 'width', 'height', 'rx', 'd', 'cx', 'cy', 'r', 'x1', 'x2', 'y1', 'y2', 'transform'];

export type SvgFile = { node: ReactNode; width: number; height: number; theme: Theme; title: string; description: string };

/**
 * A drawing as a file that needs nothing else: colours are written out, letters are outlines, so that Vietnamese and Cyrillic look the same
 * in every program. What it shows stands in `<title>` and `<desc>` in words.
 */
export async function svgOf({ node, width, height, theme, title, description }: SvgFile): Promise<string> {
  const writer = new Writer(theme, await faces());
  const body = writer.write(node, []);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size} role="img" aria-labelledby="title desc">
<title id="title">${xmlText(title)}</title>
<desc id="desc">${xmlText(description)}</desc>
<defs>${writer.definitions()}</defs>
${body}
</svg>
`;
}

class Writer {
  readonly #colours: (typeof PALETTE)[Theme];
  readonly #faces: Readonly<Record<Hand, readonly Face[]>>;
  /** Every letter is drawn once and placed as often as it is needed. */
  readonly #letters = new Map<string, string>();
  #lines = 0;

  constructor(theme: Theme, hands: Readonly<Record<Hand, readonly Face[]>>) {
    this.#colours = PALETTE[theme];
    this.#faces = hands;
  }

  definitions(): string {
    const hatch = `<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="${this.#colours.hair}" stroke-width="2"/></pattern>`;
    return hatch + [...this.#letters].map(([id, path]) => `<path id="${id}" d="${path}"/>`).join('');
  }

  write(node: ReactNode, around: readonly string[]): string {
    if (Array.isArray(node)) return node.map((one) => this.write(one as ReactNode, around)).join('');
    if (!isValidElement(node)) return '';
    const { type, props } = node as ReactElement<Props>;
    if (typeof type === 'function') return this.write((type as (props: Props) => ReactNode)(props), around);
    const own = [...(props.className ?? '').split(' '), ...(type === 'text' ? ['words'] : [])];
    if (type === 'text') return this.#words(props, styleOf(own, around));
    const within = [...around, ...own];
    const children = this.write(props.children, within);
    if (typeof type !== 'string' || type === 'svg' || type === 'g') return this.#group(props, children);
    const attributes = kept.flatMap((name) => (props[name] === undefined ? [] : [`${name}="${xmlText(String(props[name]))}"`]));
    return `<${type} ${[...attributes, ...this.#drawn(styleOf(own, around), props)].join(' ')}/>`;
  }

  /** A drawing inside the drawing stands where it is put. */
  #group({ transform, x, y }: Props, children: string): string {
    const place = transform ?? (x === undefined && y === undefined ? undefined : `translate(${Number(x ?? 0)} ${Number(y ?? 0)})`);
    return place === undefined ? children : `<g transform="${xmlText(String(place))}">${children}</g>`;
  }

  #drawn({ fill, stroke, width, dashes, opacity }: Style, props: Props): string[] {
    const paint = fill === undefined ? props.fill : fill === 'none' ? 'none' : this.#colours[fill];
    return [
      ...(paint === undefined ? [] : [`fill="${String(paint)}"`]),
      ...(stroke === undefined ? [] : [`stroke="${this.#colours[stroke]}"`]),
      ...(width === undefined ? [] : [`stroke-width="${width}"`]),
      ...(dashes === undefined ? [] : [`stroke-dasharray="${dashes}"`]),
      ...(opacity === undefined ? [] : [`opacity="${opacity}"`]),
    ];
  }

  /** A line of words, or several, each with a place of its own (`tspan`). */
  #words(props: Props, style: Style): string {
    const parts = [props.children].flat(3) as ReactNode[];
    const lines = parts.some((part) => isValidElement(part))
      ? parts.filter(isValidElement).map((part) => ({ ...props, ...((part as ReactElement<Props>).props as Props) }))
      : [{ ...props, children: parts.map((part) => (typeof part === 'string' || typeof part === 'number' ? part : '')).join('') }];
    return lines.map((line) => this.#line(line, style)).join('');
  }

  #line({ x = 0, y = 0, textAnchor, children }: Props, { hand = 'plain', size = TYPE_SIZE, fill = 'ink-2', halo }: Style): string {
    const row = rowOf(writable(String(children)), this.#faces[hand]);
    const share = textAnchor === 'end' ? 1 : textAnchor === 'middle' ? 0.5 : 0;
    const left = Number(x) - row.width * size * share;
    const uses = row.letters.flatMap(({ codePoint, glyph, at, unitsPerEm }) => {
      if (glyph.contours.length === 0) return [];
      const id = `${hand}-${codePoint.toString(16)}`;
      if (!this.#letters.has(id)) this.#letters.set(id, outlineOf(glyph));
      return [`<use xlink:href="#${id}" x="${Math.round(at * unitsPerEm)}"/>`];
    });
    const scale = size / (row.letters[0]?.unitsPerEm ?? 1000);
    const colour = fill === 'none' ? 'none' : this.#colours[fill];
    const place = `translate(${round(left)} ${round(Number(y))}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`;
    if (!halo) return `<g fill="${colour}" transform="${place}">${uses.join('')}</g>`;
    // The band of the whole line first: that of a letter would cover the one before it.
    this.#lines += 1;
    const [id, ground] = [`line-${this.#lines}`, this.#colours[halo]];
    const band = `fill="${ground}" stroke="${ground}" stroke-width="${round(5 / scale)}" stroke-linejoin="round"`;
    return `<g transform="${place}"><g ${band}><g id="${id}">${uses.join('')}</g></g><use xlink:href="#${id}" fill="${colour}"/></g>`;
  }
}
