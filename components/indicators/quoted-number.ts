/** Every run of digits with the separators that a language may set inside it, the narrow and the no-break space among them. */
const printedNumber = /\d+(?:[.,\u00a0\u202f ]\d+)*/g;

const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '');

/** The number as it stands in a quote, "1 928 311" or "18,3" for a value kept as 1928311 or 18.3; empty where the words give it otherwise ("11,2 millions"). */
export function numberInQuote(quote: string, value: string): string[] {
  const wanted = digitsOf(value);
  if (wanted === '') return [];
  const found = (quote.match(printedNumber) ?? []).find((printed) => digitsOf(printed) === wanted);
  return found ? [found] : [];
}
