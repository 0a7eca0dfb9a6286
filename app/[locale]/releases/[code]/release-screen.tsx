import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ReleasePage } from '@/components/releases/release-page';
import { tableNamed } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { dayOf } from '@/lib/clock';
import { pageMetadata } from '@/lib/http/metadata';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { getRelease, type ReleaseDetail } from '@/lib/verification/archive/archive-queries';
import { releaseNumber } from '@/lib/verification/archive/place';

async function releaseOf(code: string): Promise<ReleaseDetail | null> {
  const number = releaseNumber(code);
  return number === undefined ? null : getRelease(number);
}

/** What tables are called; one that is there no longer goes by its id. */
async function titlesOf({ tables }: ReleaseDetail, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const titles = tables.map(async ({ table: id }) => {
    const table = tableNamed(id);
    return [id, table ? (await wordsOf(table)).title[locale] : id] as const;
  });
  return new Map(await Promise.all(titles));
}

export async function releaseScreen(locale: Locale, code: string): Promise<ReactNode> {
  const release = await releaseOf(code);
  if (!release) return null;
  const [t, titles] = await Promise.all([getTranslations({ locale, namespace: 'releases' }), titlesOf(release, locale)]);
  return (
    <PortalPage locale={locale} path={`/releases/${code}`}>
      <RoomCrumbs locale={locale} room="releases" current={t('release', { number: release.number })} />
      <ReleasePage {...{ locale, release, titles }} />
    </PortalPage>
  );
}

export async function releaseMetadata(locale: Locale, code: string): Promise<Metadata | null> {
  const [release, t] = await Promise.all([releaseOf(code), getTranslations({ locale, namespace: 'releases' })]);
  if (!release) return null;
  const said = { number: release.number, date: formatDate(dayOf(new Date(release.madeAt)), locale) };
  return pageMetadata({ locale, path: `/releases/${code}`, title: t('heading', said), description: t('pageDescription', said) });
}
