import { DocsList, type DocsRow } from '@/components/ui/docs-list';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { labelColon } from '@/lib/i18n/format';
import { localize } from '@/lib/i18n/localized';
import type { Held, Holding, Holdings } from '@/lib/organisations/holdings-queries';
import type { OrganisationWords } from './words';

type Room = keyof Holdings;
const rooms: Room[] = ['documents', 'platforms', 'events'];

/** Documents it issued, platforms it operates, events it organised: the newest of each. What there is none of is said in one line. */
export function HoldingsSection({ holdings, words }: { holdings: Holdings; words: OrganisationWords }) {
  const { t } = words;
  const empty = rooms.filter((room) => holdings[room].total === 0);
  return (
    <Section id="record" rail={t('held.rail')} notes={[t('held.note')]}>
      {rooms
        .filter((room) => holdings[room].total > 0)
        .map((room) => (
          <HeldList key={room} room={room} holding={holdings[room]} words={words} />
        ))}
      {empty.map((room) => (
        <p key={room} className="mute mt-1">
          {t(`held.none.${room}`)}
        </p>
      ))}
    </Section>
  );
}

function HeldList({ room, holding: { items, total }, words }: { room: Room; holding: Holding; words: OrganisationWords }) {
  const { t, strategy } = words;
  return (
    <>
      <h3 className="row-group">{t(`held.${room}`, { count: total, shown: strategy.count(total) })}</h3>
      <DocsList rows={items.map((item) => docsRow(room, item, words))} />
      {total > items.length && <p className="small mute mt-1">{t('held.newest', { count: items.length })}</p>}
    </>
  );
}

function docsRow(room: Room, { code, notation, name, day }: Held, { locale, href, date, t }: OrganisationWords): DocsRow {
  const title = localize(name, locale);
  return {
    key: code,
    date: day === null ? t('held.noDay') : date(day),
    title: (
      <>
        {notation !== null && notation + labelColon(locale)}
        <Localized text={title} pageLocale={locale} />
      </>
    ),
    href: href(`/${room}/${code}`),
  };
}
