import { type CitationForm, datePartsOf, inOneLine } from '../citation';

/** The form of the Citation Style Language (schema 1.0), which Zotero, Pandoc and citeproc read: a list of one. */
export const cslJson: CitationForm = {
  extension: 'csl.json',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  write({ key, kind, language, title, author, publisher, issued, edition, address, note }) {
    const item = {
      id: key,
      type: kind,
      title: inOneLine(title),
      // A body, so one name that nobody parts into given and family.
      author: [{ literal: inOneLine(author) }],
      publisher: inOneLine(publisher),
      issued: { 'date-parts': [datePartsOf(issued).map(Number)] },
      ...(edition === null ? {} : { version: String(edition) }),
      URL: address,
      language,
      ...(note === null ? {} : { note: inOneLine(note) }),
    };
    return `${JSON.stringify([item], null, 2)}\n`;
  },
};
