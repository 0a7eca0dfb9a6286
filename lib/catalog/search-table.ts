import { Invalid } from '@/lib/errors';
import type { Question, Table } from '@/lib/exports/table';
import { localeSchema } from '@/lib/i18n/localized';
import { FOUND_KINDS } from '@/lib/search/found-kinds';
import { listTitles } from '@/lib/search/queries';
import { rank } from '@/lib/search/results';
import { TASK_STATES } from '@/lib/strategy/filter';
import { attribute, dimension, judgedOn, wordCells, wordColumns } from './columns';
import { fromRows } from './computed';
import { STATUS_ORDER } from './readings/indicator';

/** So many of the best are given; whoever needs all of a kind takes its table. */
const MOST_RESULTS = 1000;

const columns = [
  dimension('rank', { type: 'integer' }),
  attribute('kind', 'code', { choices: FOUND_KINDS, required: true }),
  attribute('code', 'code', { required: true }),
  ...wordColumns('title'),
  attribute('notation', 'text'),
  attribute('day', 'partial-date'),
  attribute('status', 'code', { base: 'foundStatus', choices: [...new Set([...STATUS_ORDER, ...TASK_STATES])] }),
  attribute('score', 'integer', { required: true }),
  // Where no record has every word, another question was answered: whoever reads only the rows has to see that too.
  attribute('way', 'code', { base: 'answerWay', choices: ['asked', 'meant', 'some'], required: true }),
  attribute('meant', 'text'),
  judgedOn,
];

/** What answers a question, the best first: the page of search as data. */
export const searchTable: Table = {
  id: 'search',
  columns,
  key: ['rank'],
  filters: ['q', 'language', 'kind', 'topic', 'organisation', 'area', 'status', 'year'],
  texts: ['q'],
  needs: { q: 'GDP' },
  // The index knows what stands, not what stood here at an earlier edition.
  views: ['as-of'],
  check: (question) => void questionIn(question),
  kinds: [],
  isDated: true,
  select: async (question) => fromRows(columns, await rowsOf(question)),
};

function questionIn({ filters }: Question) {
  const [text] = filters.q ?? [];
  if (text === undefined) throw new Invalid([{ path: ['q'], code: 'required' }]);
  const one = (name: string) => {
    const values = filters[name] ?? [];
    if (values.length > 1) throw new Invalid([{ path: [name], code: 'malformed' }]);
    return values[0];
  };
  const locale = localeSchema.safeParse(one('language') ?? 'vi');
  if (!locale.success) throw new Invalid([{ path: ['language'], code: 'malformed' }]);
  const choice = {
    kind: one('kind'),
    topic: filters.topic?.[0],
    organisation: one('organisation'),
    area: one('area'),
    status: one('status'),
    year: one('year'),
  };
  return { text, locale: locale.data, choice };
}

async function rowsOf(question: Question) {
  const { known, day } = question;
  const view = { known, day, asOf: known.asOf, edition: null };
  const { way, meant, found, statusOf } = await rank({ ...questionIn(question), limit: MOST_RESULTS, offset: 0 }, view);
  const titles = await listTitles(found.hits);
  return found.hits.map(({ kind, code, score }, i) => {
    const about = titles.get(`${kind} ${code}`);
    return {
      rank: i + 1,
      kind,
      code,
      ...wordCells('title', about?.title ?? null),
      notation: about?.notation ?? null,
      day: about?.day ?? null,
      status: statusOf.get(`${kind} ${code}`) ?? null,
      score,
      way,
      meant,
      judged_on: day,
    };
  });
}
