import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { EditionPage } from '@/components/changes/edition-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { dayOf } from '@/lib/clock';
import { pageMetadata } from '@/lib/http/metadata';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { type EditionDetail, getEdition } from '@/lib/publishing/edition-changes';

/** The code of an edition is its number, written in one way. */
async function editionOf(code: string): Promise<EditionDetail | null> {
  return /^[1-9]\d{0,8}$/.test(code) ? getEdition(Number(code)) : null;
}

export async function editionScreen(locale: Locale, code: string): Promise<ReactNode> {
  const edition = await editionOf(code);
  if (!edition) return null;
  const t = await getTranslations({ locale, namespace: 'changes' });
  return (
    <PortalPage locale={locale} path={`/changes/${code}`}>
      <RoomCrumbs locale={locale} room="changes" current={t('edition', { edition: edition.edition })} />
      <EditionPage locale={locale} edition={edition} />
    </PortalPage>
  );
}

export async function editionMetadata(locale: Locale, code: string): Promise<Metadata | null> {
  const [edition, t] = await Promise.all([editionOf(code), getTranslations({ locale, namespace: 'changes' })]);
  if (!edition) return null;
  const { edition: number, publishedAt, title } = edition;
  return pageMetadata({
    locale,
    path: `/changes/${code}`,
    title: t('heading', { edition: number, title: localize(title, locale).words }),
    description: t('pageDescription', { edition: number, date: formatDate(dayOf(new Date(publishedAt)), locale) }),
  });
}
