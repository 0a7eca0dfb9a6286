/** Days as people of the four languages write them, in folded text. */
const MONTHS = [
  'january|janvier|январ[ья]',
  'february|fevrier|феврал[ья]',
  'march|mars|март[а]?',
  'april|avril|апрел[ья]',
  'may|mai|ма[ия]',
  'june|juin|июн[ья]',
  'july|juillet|июл[ья]',
  'august|aout|август[а]?',
  'september|septembre|сентябр[ья]',
  'october|octobre|октябр[ья]',
  'november|novembre|ноябр[ья]',
  'december|decembre|декабр[ья]',
];
const month = MONTHS.map((names) => `(?:${names})`).join('|');
const day = '(?<d>0?[1-9]|[12][0-9]|3[01])';
const year = '(?<y>(?:19|20)[0-9]{2})';
const number = '(?<m>0?[1-9]|1[0-2])';
const edges = (pattern: string) => new RegExp(`(?<![a-z0-9\\u0400-\\u04ff])${pattern}(?![a-z0-9\\u0400-\\u04ff])`, 'g');

const forms = [
  edges(`${year}-${number}-${day}`),
  edges(`(?:ngay )?${day}[/.-]${number}[/.-]${year}`),
  edges(`(?:ngay )?${day} thang ${number}(?: nam|,)? ${year}`),
  edges(`${day}(?:er|st|nd|rd|th)? (?<name>${month}),? ${year}`),
  edges(`(?<name>${month}) ${day}(?:st|nd|rd|th)?,? ${year}`),
];

export type WrittenDate = { start: number; end: number; iso: string };

/** The days that a folded text names, in their order: `{ start, end }` is where, `iso` the day (YYYY-MM-DD). */
export function writtenDates(folded: string): WrittenDate[] {
  const found = forms.flatMap((form) =>
    [...folded.matchAll(form)].flatMap((match) => {
      const { d = '', m, y = '', name } = match.groups ?? {};
      const place = name === undefined ? Number(m) : 1 + MONTHS.findIndex((names) => new RegExp(`^(?:${names})$`).test(name));
      const iso = `${y}-${String(place).padStart(2, '0')}-${d.padStart(2, '0')}`;
      const instant = new Date(`${iso}T00:00:00Z`);
      const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
      return isDay ? [{ start: match.index, end: match.index + match[0].length, iso }] : [];
    }),
  );
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((date, i, all) => all.slice(0, i).every((before) => before.end <= date.start));
}
