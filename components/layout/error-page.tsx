import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/localized';
import { Facts } from '../ui/facts';
import { PageHead } from '../ui/page-head';
import { Section } from '../ui/section';
import { PageStatus } from './page-status';
import { PortalPage } from './portal-page';

const rooms = [
  'home',
  'strategy',
  'indicators',
  'areas',
  'organisations',
  'platforms',
  'documents',
  'events',
  'lateness',
  'conflicts',
  'sources',
  'method',
] as const;

type ErrorPageProps = { locale: Locale; code: 400 | 404 | 503; title: string; lede: ReactNode; head?: ReactNode; children?: ReactNode };

/** What happened, why, what to do: the frame of the pages that explain a failure. */
export async function ErrorPage({ locale, code, title, lede, head, children }: ErrorPageProps) {
  return (
    <PortalPage locale={locale} path="/">
      <PageStatus code={code} />
      <PageHead title={title} lede={lede} kick={String(code)}>
        {head}
      </PageHead>
      <div className="wrap">{children}</div>
    </PortalPage>
  );
}

export async function RoomLinks({ locale, heading }: { locale: Locale; heading: string }) {
  const [names, about] = await Promise.all([
    getTranslations({ locale, namespace: 'layout.nav' }),
    getTranslations({ locale, namespace: 'errors.notFound.rooms' }),
  ]);
  const href = (room: (typeof rooms)[number]) => (room === 'home' ? `/${locale}` : `/${locale}/${room}`);
  return (
    <Section rail={heading}>
      <Facts facts={rooms.map((room) => ({ term: names(room), detail: <a href={href(room)}>{about(room)}</a> }))} />
    </Section>
  );
}
