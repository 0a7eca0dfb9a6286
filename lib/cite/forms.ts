import type { CitationForm } from './citation';
import { bibtex } from './forms/bibtex';
import { cslJson } from './forms/csl-json';
import { ris } from './forms/ris';
import { text } from './forms/text';

/** How a page can be cited, in the order of its links. A new form is a file and a line. */
export const CITATION_FORMS: readonly CitationForm[] = [text, bibtex, ris, cslJson];

export const citationFormOf = (extension: string): CitationForm | undefined => CITATION_FORMS.find((form) => form.extension === extension);
