/** The fields of the form, in its order. `website` is bait: a person does not see it, a machine fills it. */
export const reportFields = ['page', 'figure', 'wrong', 'evidence', 'email', 'website'] as const;
export type ReportField = (typeof reportFields)[number];
export type Typed = Record<ReportField, string>;

/** What the action tells the form; all words are in the language of the page. */
export type ReportState = {
  outcome: 'blank' | 'sent' | 'refused' | 'limited' | 'failed';
  typed: Typed;
  issues: { field: ReportField; words: string }[];
  notice: { title: string; text: string } | null;
};

/** The form as it is opened. */
export const blank = (prefilled: Partial<Typed> = {}): ReportState => ({
  outcome: 'blank',
  typed: { page: '', figure: '', wrong: '', evidence: '', email: '', website: '', ...prefilled },
  issues: [],
  notice: null,
});
