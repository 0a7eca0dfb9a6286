import { type CitationForm, inOneLine } from '../citation';

/** For a footnote, a caption, a message. */
export const text: CitationForm = {
  extension: 'cite.txt',
  mediaType: 'text/plain; charset=utf-8',
  write: (citation) => `${inOneLine(citation.text)}\n`,
};
