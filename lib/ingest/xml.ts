import { MOST_TAG_CHARACTERS } from './limits';
import { refusal } from './refusal';

export type Attributes = Readonly<Record<string, string>>;
/** Names come without their prefix. Text may come in several pieces. */
export type XmlHandlers = { open(name: string, attributes: Attributes): void; close(name: string): void; text?(text: string): void };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five names of XML and numbers. There are no others: a file that declares some is refused with its document type. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,10});?/g, (_, name: string) => {
    const known = ENTITIES[name];
    if (known !== undefined) return known;
    const number = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
    const point = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : Number.NaN;
    if (!(point >= 0 && point <= 0x10ffff)) throw refusal('damaged');
    return String.fromCodePoint(point);
  });
}

const none: Attributes = {};
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** What follows the name of a tag; sliced by hand, since a large sheet has millions of them. */
function attributesOf(tag: string, from: number): Attributes {
  const found: Record<string, string> = {};
  let at = from;
  for (let equals = tag.indexOf('=', at); equals !== -1; equals = tag.indexOf('=', at)) {
    let start = equals + 1;
    while (tag[start] === ' ' || tag[start] === '\n') start++;
    const end = tag.indexOf(tag[start] ?? '', start + 1);
    if ((tag[start] !== '"' && tag[start] !== "'") || end === -1) throw refusal('damaged');
    found[local(tag.slice(at, equals).trim())] = decoded(tag.slice(start + 1, end));
    at = end + 1;
  }
  return found;
}

const balanced = /^(?:[^"']|"[^"]*"|'[^']*')*$/;

/** Where the tag that begins at `from` ends, its quoted values skipped; -1 while the rest has not come. */
function endOfTag(text: string, from: number): number {
  const first = text.indexOf('>', from);
  if (first === -1 || balanced.test(text.slice(from, first))) return first;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return -1;
}

/** Reads XML as it comes, in pieces of any length. No tree is built, no entity beyond the five is known, nothing is fetched. */
export class XmlReader {
  private rest = '';
  private depth = 0;

  constructor(private readonly handlers: XmlHandlers) {}

  feed(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = text[at] === '<' ? this.markup(text, at) : this.words(text, at);
      if (next === at) break;
      at = next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > MOST_TAG_CHARACTERS) throw refusal('damaged');
  }

  end(): void {
    if (this.rest.trim() !== '' || this.depth !== 0) throw refusal('damaged');
  }

  private words(text: string, at: number): number {
    const tag = text.indexOf('<', at);
    let end = tag === -1 ? text.length : tag;
    // An entity may go on in the next piece.
    if (tag === -1 && text.lastIndexOf('&') >= Math.max(at, end - 12)) end = text.lastIndexOf('&');
    if (end > at) this.handlers.text?.(decoded(text.slice(at, end)));
    return end;
  }

  private markup(text: string, at: number): number {
    const next = text[at + 1];
    if (next === undefined) return at;
    if (next === '!' || next === '?') return this.aside(text, at);
    const end = endOfTag(text, at);
    if (end === -1) return at;
    this.tag(text.slice(at + 1, end));
    return end + 1;
  }

  /** Comments, instructions, and text that is not to be decoded. A document type is refused. */
  private aside(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return this.past(text, at, '-->');
    if (text.startsWith('<?', at)) return this.past(text, at, '?>');
    if (!text.startsWith('<![CDATA[', at)) {
      if (text.length - at < 9) return at;
      throw refusal('damaged');
    }
    const end = text.indexOf(']]>', at);
    if (end === -1) return at;
    this.handlers.text?.(text.slice(at + 9, end));
    return end + 3;
  }

  private past(text: string, at: number, mark: string): number {
    const end = text.indexOf(mark, at);
    return end === -1 ? at : end + mark.length;
  }

  private tag(tag: string): void {
    if (tag.startsWith('/')) {
      this.depth--;
      this.handlers.close(local(tag.slice(1).trim()));
      return;
    }
    const space = tag.search(/[\s/]/);
    const name = local(space === -1 ? tag : tag.slice(0, space));
    this.handlers.open(name, space === -1 ? none : attributesOf(tag, space));
    if (tag.endsWith('/')) this.handlers.close(name);
    else this.depth++;
  }
}

/** The text of a part of a workbook, which is always UTF-8. */
export async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw refusal('damaged');
    throw error;
  }
}
