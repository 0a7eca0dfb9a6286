/** What narrows the library; `topics` is a topic with all below it. */
export type DocumentFilter = { kind?: string; organisation?: string; topics?: readonly string[]; year?: string };
export const DOCUMENT_FACETS = ['kind', 'organisation', 'topic', 'year'] as const;
export type DocumentFacet = (typeof DOCUMENT_FACETS)[number];
export const DOCUMENT_SORTS = ['newest', 'oldest', 'title'] as const;
export type DocumentSort = (typeof DOCUMENT_SORTS)[number];

/** Whether the text names an order of the library. */
export const isDocumentSort = (text: string): text is DocumentSort => (DOCUMENT_SORTS as readonly string[]).includes(text);
