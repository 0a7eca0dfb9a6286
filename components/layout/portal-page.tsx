import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { Page } from './page';

const languageNames = { vi: 'Tiếng Việt', en: 'English', fr: 'Français', ru: 'Русский' } as const satisfies Record<Locale, string>;
const rooms = ['strategy', 'indicators', 'sources', 'method'] as const;

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
  const href = (room: string) => `/${locale}/${room}`;
  const link = (room: (typeof rooms)[number]) => ({ href: href(room), label: t(`nav.${room}`) });
  return (
    <Page
      labels={{
        skip: t('skip'),
        name: t('name'),
        tagline: t('tagline'),
        languages: t('languages'),
        menu: t('menu'),
        about: t('about'),
      }}
      homeHref={`/${locale}`}
      languages={LOCALES.map((lang) => ({
        lang,
        label: languageNames[lang],
        href: `/${lang}${path.startsWith('/?') ? path.slice(1) : path.replace(/^\/$/, '')}`,
        isCurrent: lang === locale,
      }))}
      nav={rooms.map((room) => ({ ...link(room), isCurrent: path.split(/[/?]/)[1] === room }))}
      footer={[
        { title: t('footer.record'), links: [link('strategy'), link('indicators')] },
        { title: t('footer.evidence'), links: [link('sources'), link('method')] },
      ]}
      bar={bar}
    >
      {children}
    </Page>
  );
}
