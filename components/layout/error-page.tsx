import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/localized';
import { PageHead } from '../ui/page-head';
import { PageStatus } from './page-status';
import { PortalPage } from './portal-page';

const rooms = ['home', 'strategy', 'indicators', 'sources', 'method'] as const;

type ErrorPageProps = { locale: Locale; code: 400 | 404 | 503; title: string; lede: ReactNode; children?: ReactNode };

/** What happened, why, what to do: the frame of the pages that explain a failure. */
export async function ErrorPage({ locale, code, title, lede, children }: ErrorPageProps) {
  return (
    <PortalPage locale={locale} path="/">
      <PageStatus code={code} />
      <PageHead title={title} lede={lede} kick={String(code)} />
      <div className="wrap">{children}</div>
    </PortalPage>
  );
}

export async function RoomLinks({ locale, heading }: { locale: Locale; heading: string }) {
  const t = await getTranslations({ locale, namespace: 'errors.notFound' });
  return (
    <section className="sec">
      <div>
        <h2>{heading}</h2>
        <ul>
          {rooms.map((room) => (
            <li key={room}>
              <a href={room === 'home' ? `/${locale}` : `/${locale}/${room}`}>{t(room)}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
