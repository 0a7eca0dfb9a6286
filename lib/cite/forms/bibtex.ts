import { type Citation, type CitationForm, datePartsOf, inOneLine } from '../citation';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** As babel and polyglossia call them. */
const LANGUAGES = { vi: 'vietnamese', en: 'british', fr: 'french', ru: 'russian' } as const satisfies Record<Citation['language'], string>;
const COMMANDS: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };

/** Letters stand as they are, in UTF-8; what TeX would take for a command is escaped. */
const inTex = (text: string): string => inOneLine(text).replace(/[\\{}%&$#_~^]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`);

/** For LaTeX. `@misc` is known to every style; the doubled braces keep capital letters, and names of bodies whole. */
export const bibtex: CitationForm = {
  extension: 'bib',
  mediaType: 'application/x-bibtex; charset=utf-8',
  write({ key, language, title, author, publisher, issued, edition, address, note }) {
    const [year, month] = datePartsOf(issued);
    const fields: [string, string][] = [
      ['author', `{{${inTex(author)}}}`],
      ['title', `{{${inTex(title)}}}`],
      ['year', `{${year}}`],
      ...(month === undefined ? [] : [['month', MONTHS[Number(month) - 1] ?? ''] as [string, string]]),
      ['publisher', `{{${inTex(publisher)}}}`],
      ...(edition === null ? [] : [['edition', `{${edition}}`] as [string, string]]),
      ['url', `{${address}}`],
      ['langid', `{${LANGUAGES[language]}}`],
      ...(note === null ? [] : [['note', `{${inTex(note)}}`] as [string, string]]),
    ];
    return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`;
  },
};
