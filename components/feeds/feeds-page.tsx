import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { env } from '@/lib/env';
import { CALENDARS, type Feed, FOLLOWED_ROOMS, feedAt, feedPath, LEDGER_FEEDS } from '@/lib/http/feed-address';
import type { Locale } from '@/lib/i18n/localized';

/** Pages with a feed of their own, as examples of the addresses. */
const examples = ['/feeds/indicators/de-gdp-share.atom', '/feeds/organisations/bkhcn.atom', '/feeds/organisations/bkhcn.ics'];

/** Every feed and calendar with the address to be pasted into a program. */
export async function FeedsPage({ locale }: { locale: Locale }) {
  const [t, layout] = await Promise.all([
    getTranslations({ locale, namespace: 'feeds' }),
    getTranslations({ locale, namespace: 'layout' }),
  ]);
  const ledgers = LEDGER_FEEDS.map((of) => ({
    feed: { format: 'atom', of, code: null } as const,
    name: of === 'corrections' ? t('corrections') : layout('nav.changes'),
    about: t(`about.${of}`),
  }));
  const rooms = FOLLOWED_ROOMS.map((of) => ({ feed: { format: 'atom', of, code: null } as const, name: layout(`nav.${of}`) }));
  const calendars = CALENDARS.map((of) => ({
    feed: { format: 'ics', of, code: null } as const,
    name: t(`calendar.${of}`),
    about: t(`calendar.about.${of}`),
  }));
  const own = examples.flatMap((path) => feedAt(path) ?? []).map((feed) => ({ feed, name: null }));
  return (
    <>
      <PageHead title={setTitle(t('page.title'), locale)} lede={t('page.lede')} />
      <div className="wrap">
        <Section id="feeds" rail={t('page.feeds')} notes={[t('page.feedsNote')]}>
          <FeedList locale={locale} feeds={ledgers} />
        </Section>
        <Section id="rooms" rail={t('page.what')} notes={[t('about.room')]}>
          <FeedList locale={locale} feeds={rooms} />
        </Section>
        <Section id="calendars" rail={t('page.calendars')} notes={[t('page.calendarsNote')]}>
          <FeedList locale={locale} feeds={calendars} />
        </Section>
        <Section id="records" rail={t('page.records')} notes={[t('page.recordsNote')]}>
          <p className="measure">{t('page.recordsText')}</p>
          <p className="measure mt-1 mb-1">{t('page.pattern')}</p>
          <FeedList locale={locale} feeds={own} />
        </Section>
      </div>
    </>
  );
}

type Listed = { feed: Feed; name: string | null; about?: string };

function FeedList({ locale, feeds }: { locale: Locale; feeds: readonly Listed[] }) {
  return (
    <ul className="feeds">
      {feeds.map(({ feed, name, about }) => {
        const href = `/${locale}${feedPath(feed)}`;
        const address = <span className="mono break-all">{env().PORTAL_URL + href}</span>;
        return (
          <li key={href}>
            <a href={href}>{name ?? address}</a>
            {about && <p className="small measure">{about}</p>}
            {name !== null && <p className="small mute">{address}</p>}
          </li>
        );
      })}
    </ul>
  );
}
