/** Both ends of a list and the neighbours of the current page, in order; null stands for the pages left out between two of them. */
export function pageWindow(current: number, last: number): (number | null)[] {
  const shown = [...new Set([1, current - 1, current, current + 1, last])]
    .filter((page) => page >= 1 && page <= last)
    .sort((a, b) => a - b);
  return shown.flatMap((page, index) => (page - (shown[index - 1] ?? page) > 1 ? [null, page] : [page]));
}
