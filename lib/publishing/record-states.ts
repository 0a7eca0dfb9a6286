/** Where a record stands, for whoever looks for it in a list. */
export const RECORD_STATES = ['published', 'mine', 'waiting', 'withdrawn'] as const;
export type RecordState = (typeof RECORD_STATES)[number];
export type RecordAsked = { query: string; state: RecordState | null; topic: string | null; all: boolean; page: number };
