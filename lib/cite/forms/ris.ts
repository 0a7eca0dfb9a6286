import { type CitationForm, datePartsOf, inOneLine } from '../citation';

const TYPES = { dataset: 'DATA', webpage: 'ELEC' } as const;

/** For EndNote, Zotero, Mendeley: a tag of two signs, two spaces, a hyphen, a space; lines end as Windows ends them. */
export const ris: CitationForm = {
  extension: 'ris',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  write({ key, kind, language, title, author, publisher, issued, edition, address, note }) {
    const [year, month = '', day = ''] = datePartsOf(issued);
    const lines: [string, string][] = [
      ['TY', TYPES[kind]],
      ['ID', key],
      ['AU', author],
      ['TI', title],
      ['PY', year],
      ['DA', `${year}/${month}/${day}/`],
      ['PB', publisher],
      ...(edition === null ? [] : [['ET', String(edition)] as [string, string]]),
      ['LA', language],
      ['UR', address],
      ...(note === null ? [] : [['N1', note] as [string, string]]),
      ['ER', ''],
    ];
    return lines.map(([tag, value]) => `${tag}  - ${inOneLine(value)}\r\n`).join('');
  },
};
