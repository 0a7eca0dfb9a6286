/** What stands round a chart where it is a picture, in one language. */
export type ChartPictureWords = {
  title: string;
  subtitle: string | null;
  /** "Sources: …" in one line. */
  sources: string | null;
  /** "As things stood on …". */
  moment: string;
  portal: string;
  permalink: string;
};
