/** What the messages call each form of a citation, by its suffix. */
export const FORM_NAMES: Readonly<Record<string, 'text' | 'bibtex' | 'ris' | 'csl'>> = {
  'cite.txt': 'text',
  bib: 'bibtex',
  ris: 'ris',
  'csl.json': 'csl',
};
