/** Codes in the order of their names, as the language of the page writes them: never by what is counted. */
export function byName(codes: readonly string[], nameOf: (code: string) => string, locale: string): string[] {
  const order = new Intl.Collator(locale);
  return [...codes].sort((a, b) => order.compare(nameOf(a), nameOf(b)) || order.compare(a, b));
}
