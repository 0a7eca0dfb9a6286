import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { changesAddress, EditionsPage } from '@/components/changes/editions-page';
import { PortalPage } from '@/components/layout/portal-page';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import { EDITIONS_PER_PAGE, listEditions } from '@/lib/publishing/change-queries';

/** One page of the published change sets; null for a page after the last. */
export async function changesScreen(locale: Locale, page: number): Promise<ReactNode> {
  const [editions, bodies, layout, common] = await Promise.all([
    listEditions(page),
    listBodies(),
    getTranslations({ locale, namespace: 'layout' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  if (editions.items.length === 0 && page > 1) return null;
  return (
    <PortalPage locale={locale} path={changesAddress(page)}>
      <Breadcrumbs
        label={common('breadcrumbs')}
        trail={[{ label: layout('nav.home'), href: `/${locale}` }]}
        current={layout('nav.changes')}
      />
      <EditionsPage {...{ locale, editions, bodies, page }} perPage={EDITIONS_PER_PAGE} />
    </PortalPage>
  );
}

export async function changesMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'changes' });
  return pageMetadata({ locale, path: '/changes', title: t('title'), description: t('description'), isVariant });
}
