export type Place = { start: number; end: number };

/** A text with its marked places, which stand in their order and do not overlap. */
export function MarkedText({ text, marked }: { text: string; marked: readonly Place[] }) {
  const ends = [0, ...marked.flatMap(({ start, end }) => [start, end]), text.length];
  return ends.slice(1).map((end, index) => {
    const start = ends[index] ?? 0;
    const words = text.slice(start, end);
    const key = `${start}-${end}`;
    return index % 2 === 1 ? <mark key={key}>{words}</mark> : <span key={key}>{words}</span>;
  });
}
