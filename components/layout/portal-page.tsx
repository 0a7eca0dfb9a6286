import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CiteLine } from '@/components/cite/cite-line';
import { DownloadMenu } from '@/components/data/download-menu';
import { Follow } from '@/components/feeds/follow';
import { SiteSearch } from '@/components/search/site-search';
import { today } from '@/lib/clock';
import { env } from '@/lib/env';
import { formatDate } from '@/lib/i18n/format';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { Page } from './page';

const languageNames = { vi: 'Tiếng Việt', en: 'English', fr: 'Français', ru: 'Русский' } as const satisfies Record<Locale, string>;
/** The rooms of the menu, and all of them as the foot of each page orders them. */
const menu = ['strategy', 'indicators', 'areas', 'organisations', 'platforms', 'documents', 'data', 'lateness'] as const;
const foot = {
  record: ['strategy', 'indicators', 'topics', 'areas', 'organisations', 'platforms', 'documents', 'events', 'news'],
  ledgers: ['lateness', 'goalposts', 'conflicts', 'changes'],
  evidence: ['sources', 'method', 'glossary', 'data', 'releases', 'verify'],
  portal: ['search', 'about', 'publishers', 'feeds', 'report'],
} as const;
type NavRoom = (typeof foot)[keyof typeof foot][number];

type PortalPageProps = {
  locale: Locale;
  /** The address below the language, with its query: `/indicators?as-of=2024-07-18`; `/` is the home page. */
  path: string;
  bar?: ReactNode;
  children: ReactNode;
};

/** The shell with the portal's own words and rooms. */
export async function PortalPage({ locale, path, bar, children }: PortalPageProps) {
  const t = await getTranslations({ locale, namespace: 'layout' });
  const current = path.split(/[/?]/)[1];
  const addressIn = (lang: Locale) => `/${lang}${path.startsWith('/?') ? path.slice(1) : path.replace(/^\/$/, '')}`;
  // A report says of which page it is.
  const about = current === 'report' ? '' : `?${new URLSearchParams({ page: addressIn(locale) })}`;
  const href = (room: NavRoom) => `/${locale}/${room}${room === 'report' ? about : ''}`;
  const link = (room: NavRoom) => ({ href: href(room), label: t(`nav.${room}`), isCurrent: room === current });
  return (
    <Page
      labels={{
        skip: t('skip'),
        name: t('name'),
        tagline: t('tagline'),
        languages: t('languages'),
        menu: t('menu'),
        about: t('about'),
        edition: t('edition', { date: formatDate(today(), locale) }),
      }}
      homeHref={`/${locale}`}
      languages={LOCALES.map((lang) => ({
        lang,
        label: languageNames[lang],
        href: addressIn(lang),
        isCurrent: lang === locale,
      }))}
      search={<SiteSearch locale={locale} />}
      nav={menu.map(link)}
      address={env().PORTAL_URL + addressIn(locale)}
      rooms={Object.entries(foot).map(([part, rooms]) => ({ title: t(`footer.${part as keyof typeof foot}`), links: rooms.map(link) }))}
      bar={bar}
    >
      {children}
      <DownloadMenu locale={locale} path={path} />
      <CiteLine locale={locale} path={path} />
      <Follow locale={locale} path={path} />
    </Page>
  );
}
