import 'server-only';
import { keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { tableNamed } from '@/lib/catalog/tables';
import { db } from '@/lib/db/client';
import { type EventRecord, eventSchema } from '@/lib/events/schema';
import { isYearly } from '@/lib/events/when';
import type { Locale } from '@/lib/i18n/localized';
import { firstDay, lastDay, precisionOf } from '@/lib/period';
import type { View } from '@/lib/publishing/edition-queries';
import type { Occasion } from './calendar';
import { type CalendarContext, isChosen } from './selection';

type Words = { [column in `${'name' | 'place'}_${Locale | 'original'}`]: string | null };
type Row = Words & {
  code: string;
  kind: string;
  start: string;
  end: string | null;
  topic: string | null;
  organisers: string[] | null;
  edition: number;
  recorded_at: string;
};

/** The events as their table has them, as known then. */
function readEvents({ known, day }: View): Promise<Row[]> {
  return cached([tag.list('event'), tag.list('source')], ['events-of-the-calendar', keyOf(known)], async () => {
    const select = await tableNamed('events')?.select({ known, day, filters: {} });
    if (!select) throw new RangeError('no table of events');
    return db().$queryRaw<Row[]>`SELECT * FROM (${select}) t ORDER BY code`;
  });
}

/**
 * Whether the days can be shown. What is known only by its year would fill a year, unless the event is the year itself; what is known by its
 * month or quarter fills it, and says so.
 */
const isShown = (kind: EventRecord['kind'], dates: readonly string[]): boolean =>
  kind === 'year' || dates.every((date) => !['year', 'half-year'].includes(precisionOf(date)));

export async function eventOccasions({ view, selection, words, root }: CalendarContext): Promise<Occasion[]> {
  const { t, date } = words;
  return (await readEvents(view)).flatMap((row) => {
    const kind = eventSchema.shape.kind.parse(row.kind);
    const { start: starts, end: ends, code } = row;
    const chosen = isChosen(selection, { bodies: row.organisers ?? [], topic: row.topic });
    if (!chosen || !isShown(kind, [starts, ends ?? starts])) return [];
    const inexact = kind !== 'year' && [starts, ends ?? starts].some((one) => precisionOf(one) !== 'day');
    const url = `${root}/events/${code}`;
    const place = row[`place_${words.locale}`] ?? originalOf(row, 'place');
    return [
      {
        uid: `event-${code}`,
        from: firstDay(starts),
        to: lastDay(ends ?? starts),
        ...(isYearly({ kind, starts, ends }) ? { isYearly: true as const } : {}),
        summary: row[`name_${words.locale}`] ?? originalOf(row, 'name') ?? code,
        description: [
          ...(inexact
            ? [
                t('calendar.inexact', {
                  date: ends === null || ends === starts ? date(starts) : t('calendar.span', { from: date(starts), to: date(ends) }),
                }),
              ]
            : []),
          url,
        ].join('\n'),
        ...(place === null ? {} : { location: place }),
        url,
        category: t('calendar.events'),
        recordedAt: row.recorded_at,
        edition: row.edition,
      },
    ];
  });
}

const originalOf = (row: Row, field: 'name' | 'place'): string | null => {
  const language = row[`${field}_original`] as Locale | null;
  return language === null ? null : row[`${field}_${language}`];
};
