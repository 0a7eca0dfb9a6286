import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { RegisterPage } from '@/components/organisations/register-page';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listBodiesAround } from '@/lib/organisations/queries';
import { listOrganisations, ORGANISATIONS_PER_PAGE } from '@/lib/organisations/register-queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listTasks } from '@/lib/strategy/queries';

const path = '/organisations';

/** The register, bare or of one kind; null for a page after the last. */
export async function organisationsScreen(locale: Locale, view: View, kind?: string, page = 1): Promise<ReactNode> {
  const [list, tasks] = await Promise.all([listOrganisations(view.known, { locale, asOf: view.asOf, kind, page }), listTasks(view.known)]);
  if (list.items.length === 0 && page > 1) return null;
  const answering = tasks.flatMap(({ facts }) => facts.flatMap(({ organisation }) => organisation ?? []));
  const bodies = await listBodiesAround([...list.items.map(({ code }) => code), ...answering], view.known);
  return (
    <PortalPage locale={locale} path={addressOf(path, view, { kind }, page)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="organisations" />
      <RegisterPage {...{ locale, view, kind, page, list, bodies, tasks }} perPage={ORGANISATIONS_PER_PAGE} />
    </PortalPage>
  );
}

export async function organisationsMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'organisations' });
  return pageMetadata({ locale, path, title: t('title'), description: t('description'), isVariant });
}
