/** The page of the figures of a series. `figure`: a citation's number, `new`, or `set.position` of one that is not published yet. */
export const figureAddress = (series: string, figure: string): string =>
  `/admin/figures?series=${encodeURIComponent(series)}${figure === '' ? '' : `&figure=${encodeURIComponent(figure)}`}`;
