/** Every run of digits with the separators that a language may set inside it, the narrow and the no-break space among them. */
const printedNumber = /\d+(?:[.,\u00a0\u202f ]\d+)*/g;

const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '');

/**
 * Where the number stands in a quote, "1 928 311" or "18,3" for a value kept as 1928311 or 18.3; nowhere if the words give it otherwise
 * ("11,2 millions"). A row of years may hold the same number twice: every place is named, for only a reader can say which is the one meant.
 */
export function placesInQuote(quote: string, value: string): { start: number; end: number }[] {
  const wanted = digitsOf(value);
  if (wanted === '') return [];
  return [...quote.matchAll(printedNumber)]
    .filter(([printed]) => digitsOf(printed) === wanted)
    .map(({ 0: printed, index }) => ({ start: index, end: index + printed.length }));
}
