import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHead } from '@/components/ui/page-head';
import type { Role, Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/localized';

/** The rooms of the wing, in the order of its bar, and the roles that have work in them. */
const rooms = {
  home: { path: '/admin', roles: null },
  changeSets: { path: '/admin/change-sets', roles: null },
  records: { path: '/admin/records', roles: ['editor'] },
  figures: { path: '/admin/figures', roles: ['editor'] },
  import: { path: '/admin/import', roles: ['editor'] },
  translations: { path: '/admin/translations', roles: ['editor', 'translator'] },
  tokens: { path: '/admin/tokens', roles: ['administrator', 'editor'] },
  people: { path: '/admin/people', roles: ['administrator'] },
  audit: { path: '/admin/audit', roles: ['administrator'] },
  help: { path: '/admin/help', roles: null },
} as const satisfies Record<string, { path: string; roles: readonly Role[] | null }>;
export type AdminRoom = keyof typeof rooms;

/** Words that the forms of the wing show in the browser; a page names what else it needs. */
const inBrowser = ['forms', 'changes'] as const;
type Namespace = keyof Awaited<ReturnType<typeof getMessages>>;

type AdminPageProps = {
  locale: Locale;
  viewer: Viewer;
  /** The address below the language: `/admin/records/indicator`. */
  path: string;
  room: AdminRoom;
  /** What stands between the room and this page. */
  above?: { label: string; href: string }[];
  title: ReactNode;
  /** The page's own name in the breadcrumbs, where it is not the room itself. */
  current?: string;
  lede?: ReactNode;
  kick?: ReactNode;
  state?: ReactNode;
  /** Further messages for components that run in the browser. */
  messages?: readonly Namespace[];
  children: ReactNode;
};

/** Every page of the wing: the ink bar, then the public page's own masthead and type, so that staff see what they publish. */
export async function AdminPage({
  locale,
  viewer,
  path,
  room,
  above = [],
  title,
  current,
  messages = [],
  children,
  ...head
}: AdminPageProps) {
  const [t, common, all] = await Promise.all([
    getTranslations({ locale, namespace: 'admin' }),
    getTranslations({ locale, namespace: 'common' }),
    getMessages({ locale }),
  ]);
  const chosen = Object.fromEntries([...inBrowser, ...messages].map((namespace) => [namespace, all[namespace]]));
  const roomCrumb = { label: t(`room.${room}`), href: `/${locale}${rooms[room].path}` };
  const home = { label: t('room.home'), href: `/${locale}/admin` };
  const trail = [...(room === 'home' ? [] : [home]), ...(current === undefined ? [] : [roomCrumb]), ...above];
  return (
    <PortalPage locale={locale} path={path} bar={<AdminBar locale={locale} viewer={viewer} room={room} />}>
      {trail.length > 0 && <Breadcrumbs label={common('breadcrumbs')} trail={trail} current={current ?? roomCrumb.label} />}
      <PageHead title={title} {...head} />
      <NextIntlClientProvider messages={chosen}>{children}</NextIntlClientProvider>
    </PortalPage>
  );
}

async function AdminBar({ locale, viewer, room }: { locale: Locale; viewer: Viewer; room: AdminRoom }) {
  const t = await getTranslations({ locale, namespace: 'admin' });
  const shown = (Object.keys(rooms) as AdminRoom[]).filter((name) => {
    const { roles } = rooms[name];
    return roles === null || viewer.grants.some(({ role }) => (roles as readonly Role[]).includes(role));
  });
  return (
    <nav className="adminbar" aria-label={t('wing')}>
      <div className="wrap">
        <b>{t('wing')}</b>
        {shown.map((name) => (
          <a key={name} href={`/${locale}${rooms[name].path}`} aria-current={name === room ? 'true' : undefined}>
            {t(`room.${name}`)}
          </a>
        ))}
        <a className="who" href={`/${locale}/account`}>
          {t('signedIn', { name: viewer.name })}
        </a>
      </div>
    </nav>
  );
}
