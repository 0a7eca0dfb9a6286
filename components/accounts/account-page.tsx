import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { PageHead } from '@/components/ui/page-head';
import { setTitle } from '@/components/ui/title';
import type { Locale } from '@/lib/i18n/localized';

type AccountPageProps = {
  locale: Locale;
  /** The address below the language, with its query: the other languages keep it. */
  path: string;
  title: string;
  lede?: ReactNode;
  children: ReactNode;
};

/** A page about one's own account; the forms on it know the words of forms. */
export async function AccountPage({ locale, path, title, lede, children }: AccountPageProps) {
  const { forms } = await getMessages({ locale });
  return (
    <PortalPage locale={locale} path={path}>
      <PageHead title={setTitle(title, locale)} lede={lede} />
      <div className="wrap">
        <NextIntlClientProvider messages={{ forms }}>{children}</NextIntlClientProvider>
      </div>
    </PortalPage>
  );
}
