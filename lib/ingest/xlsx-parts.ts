import { MOST_SHARED_BYTES, MOST_SHEETS, MOST_SMALL_PART_BYTES } from './limits';
import { type NumberFormat, numberFormat } from './number-format';
import { refusal } from './refusal';
import { textOf, type XmlHandlers, XmlReader } from './xml';
import type { Zip } from './zip';

/** The parts of a workbook beside its sheets (ECMA-376, part 1). */
export type XlsxSheet = { name: string; part: string; hidden: boolean };
export type XlsxParts = { sheets: XlsxSheet[]; formats: readonly NumberFormat[]; texts: SharedTexts; since1904: boolean; macros: boolean };

export async function readXml(zip: Zip, part: string, handlers: XmlHandlers, most = MOST_SMALL_PART_BYTES): Promise<void> {
  const reader = new XmlReader(handlers);
  let size = 0;
  for await (const text of textOf(zip.read(part))) {
    size += text.length;
    if (size > most) throw refusal('inflates-too-far');
    reader.feed(text);
  }
  reader.end();
}

/** Texts by number, kept as bytes: a million short strings would weigh several times as much. */
export class SharedTexts {
  private bytes = Buffer.alloc(65_536);
  private ends: number[] = [];
  private used = 0;

  add(text: string): void {
    const size = Buffer.byteLength(text);
    if (this.used + size > MOST_SHARED_BYTES) throw refusal('inflates-too-far');
    if (this.used + size > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.used + size, this.bytes.length * 2));
      this.bytes.copy(larger);
      this.bytes = larger;
    }
    this.used += this.bytes.write(text, this.used);
    this.ends.push(this.used);
  }

  get(index: number): string | undefined {
    const end = this.ends[index];
    return end === undefined ? undefined : this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], end);
  }
}

/** A carriage return and other signs that XML cannot hold are written `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

async function sharedTexts(zip: Zip, part: string | undefined): Promise<SharedTexts> {
  const texts = new SharedTexts();
  if (part === undefined) return texts;
  let [text, inWords, inReading] = ['', false, false];
  await readXml(
    zip,
    part,
    {
      open(name) {
        if (name === 'si') text = '';
        // The reading of East Asian words stands beside them; it is not part of them.
        if (name === 'rPh') inReading = true;
        inWords = name === 't' && !inReading;
      },
      text(piece) {
        if (inWords) text += piece;
        if (text.length > MOST_SHARED_BYTES) throw refusal('inflates-too-far');
      },
      close(name) {
        if (name === 't') inWords = false;
        if (name === 'rPh') inReading = false;
        if (name === 'si') texts.add(unescaped(text));
      },
    },
    Number.POSITIVE_INFINITY,
  );
  return texts;
}

async function formatsOf(zip: Zip, part: string | undefined): Promise<NumberFormat[]> {
  const custom = new Map<number, string>();
  const used: number[] = [];
  if (part === undefined) return [];
  let inCells = false;
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) used.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  const known = new Map([...new Set(used)].map((id) => [id, numberFormat(id, custom)]));
  return used.map((id) => known.get(id) as NumberFormat);
}

type Relation = { id: string; type: string; target: string };

/** Targets are relative to the folder of the part that names them. */
function within(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function relationsOf(zip: Zip, part: string): Promise<Relation[]> {
  const name = part.replace(/[^/]*$/, (file) => `_rels/${file}.rels`);
  const found: Relation[] = [];
  if (!zip.names.includes(name)) return found;
  await readXml(zip, name, {
    open(tag, { Id = '', Type = '', Target = '', TargetMode }) {
      // What lies outside the file is never fetched.
      if (tag === 'Relationship' && TargetMode !== 'External') {
        found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: within(part, Target) });
      }
    },
    close() {},
  });
  return found.filter(({ target }) => zip.names.includes(target));
}

export async function readParts(zip: Zip): Promise<XlsxParts> {
  const workbook = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined) throw refusal('no-workbook');
  if (workbook.endsWith('.bin')) throw refusal('xlsb');
  const relations = await relationsOf(zip, workbook);
  const sheets: XlsxSheet[] = [];
  let [since1904, isWorkbook] = [false, false];
  await readXml(zip, workbook, {
    open(tag, attributes) {
      if (tag === 'workbook') isWorkbook = true;
      if (tag === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const relation = relations.find(({ id, type }) => id === attributes.id && type === 'worksheet');
      const hidden = attributes.state !== undefined && attributes.state !== 'visible';
      // Sheets of charts have no rows.
      if (relation) sheets.push({ name: attributes.name ?? '', part: relation.target, hidden });
      if (sheets.length > MOST_SHEETS) throw refusal('too-many-sheets');
    },
    close() {},
  });
  if (!isWorkbook || sheets.length === 0) throw refusal('no-workbook');
  const partOf = (kind: string) => relations.find(({ type }) => type === kind)?.target;
  return {
    sheets,
    formats: await formatsOf(zip, partOf('styles')),
    texts: await sharedTexts(zip, partOf('sharedStrings')),
    since1904,
    macros: partOf('vbaProject') !== undefined,
  };
}
