/** Days, months and periods as people of the four languages write them, in folded text. */
const MONTHS = [
  'january|janvier|январ[ьяе]|jan|janv|янв',
  'february|fevrier|феврал[ьяе]|feb|fevr|фев',
  'march|mars|март[ае]?|mar',
  'april|avril|апрел[ьяе]|apr|avr|апр',
  'may|mai|ма[ияе]',
  'june|juin|июн[ьяе]|jun|июн',
  'july|juillet|июл[ьяе]|jul|juil|июл',
  'august|aout|август[ае]?|aug|авг',
  'september|septembre|сентябр[ьяе]|sept?|сент?',
  'october|octobre|октябр[ьяе]|oct|окт',
  'november|novembre|ноябр[ьяе]|nov|ноя',
  'december|decembre|декабр[ьяе]|dec|дек',
];
const ORDINALS = [
  '1|i|first|premier|1er|1st|перв[а-я]+|dau',
  '2|ii|second|deuxieme|2e|2eme|2nd|втор[а-я]+|cuoi',
  '3|iii|third|troisieme|3e|3eme|3rd|трет[а-я]+',
  '4|iv|fourth|quatrieme|4e|4eme|4th|четверт[а-я]+',
];
const placeIn = (names: readonly string[], name: string): number => 1 + names.findIndex((ways) => new RegExp(`^(?:${ways})$`).test(name));

const month = `(?<name>${MONTHS.join('|')})\\.?`;
const day = '(?<d>0?[1-9]|[12][0-9]|3[01])';
const year = '(?<y>(?:19|20)[0-9]{2})';
const number = '(?<m>0?[1-9]|1[0-2])';
const nth = `(?<nth>${ORDINALS.join('|')})`;
const half = `(?<nth>${ORDINALS.slice(0, 2).join('|')})`;
const ofYear = `(?:,? (?:of |nam |de |du )?|/)${year}`;
const edges = (pattern: string) => new RegExp(`(?<![a-z0-9\\u0400-\\u04ff])${pattern}(?![a-z0-9\\u0400-\\u04ff])`, 'g');

const days = [
  edges(`${year}[-/]${number}[-/]${day}`),
  edges(`(?:ngay )?${day}[/.-]${number}[/.-]${year}`),
  edges(`(?:ngay )?${day} thang ${number}(?: nam|,)? ${year}`),
  edges(`${day}(?:er|st|nd|rd|th)? ${month},? ${year}`),
  edges(`${month} ${day}(?:st|nd|rd|th)?,? ${year}`),
];
/** Not the beginning of a document's number: 9/2024/TT-BTTTT. */
const noMore = '(?![/-])';
const months = [
  // Nor the end of a day that no calendar has: 31 April 2024.
  edges(`(?<![0-9] )thang ${number}(?:/| nam |, | )${year}${noMore}`),
  edges(`(?<![/-])${number}/${year}${noMore}`),
  edges(`(?<![/-])${year}-${number}${noMore}`),
  edges(`(?<![0-9] )${month},? ${year}`),
];
const quarters = [
  edges(`quy ${nth}${ofYear}`),
  edges(`${nth} (?:quarter|trimestre|квартал[а-я]*)${ofYear}`),
  edges(`q(?<nth>[1-4])${ofYear}`),
];
const halves = [
  edges(`(?:6 thang|nua) ${half}(?: nam)?${ofYear}`),
  edges(`${half} (?:half|semestre|полугоди[а-я]+)${ofYear}`),
  edges(`[hs](?<nth>[12])${ofYear}`),
];

/** Where in the text it stands, and under what else it is found: a day or month (`@2023-12`), or a period in two words (`2024`, `q1`). */
export type WrittenDate = { start: number; end: number; also: readonly string[] };

/** The days, months and periods that a folded text names, in their order. */
export function writtenDates(folded: string): WrittenDate[] {
  const all = (forms: readonly RegExp[], also: (groups: Record<string, string | undefined>) => readonly string[] | null) =>
    forms.flatMap((form) =>
      [...folded.matchAll(form)].flatMap((match) => {
        const found = also(match.groups ?? {});
        return found ? [{ start: match.index, end: match.index + match[0].length, also: found }] : [];
      }),
    );
  const monthOf = ({ y = '', m, name = '' }: Record<string, string | undefined>): string =>
    `${y}-${String(m === undefined ? placeIn(MONTHS, name) : Number(m)).padStart(2, '0')}`;
  const dayOf = (groups: Record<string, string | undefined>): string | null => {
    const iso = `${monthOf(groups)}-${(groups.d ?? '').padStart(2, '0')}`;
    const instant = new Date(`${iso}T00:00:00Z`);
    return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? iso : null;
  };
  const found = [
    ...all(days, (groups) => {
      const iso = dayOf(groups);
      return iso === null ? null : [`@${iso}`];
    }),
    ...all(months, (groups) => [`@${monthOf(groups)}`]),
    ...all(quarters, ({ y = '', nth: name = '' }) => [y, `q${placeIn(ORDINALS, name)}`]),
    ...all(halves, ({ y = '', nth: name = '' }) => [y, `s${placeIn(ORDINALS, name)}`]),
  ];
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((date, i, sorted) => sorted.slice(0, i).every((before) => before.end <= date.start));
}
