import type { Metadata } from 'next';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { PlatformPage } from '@/components/platforms/platform-page';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import { getPlatform } from '@/lib/platforms/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';

const pathOf = (code: string) => `/platforms/${code}`;

/** Null where there is no such platform, or none was known of on the day of the view. */
export async function platformScreen(locale: Locale, code: string, view: View) {
  const platform = await getPlatform(code, view.known);
  if (!platform) return null;
  const [tasks, indicators, bodies, topics] = await Promise.all([
    platform.tasks.length > 0 ? listTasks(view.known) : [],
    platform.indicators.length > 0 ? listIndicators({ codes: platform.indicators }, view.known) : [],
    listBodies(view.known),
    listTopics(),
  ]);
  const sources = await listSourceBriefs(
    [
      platform.source,
      ...platform.users.map(({ source }) => source),
      ...indicators.flatMap(({ figures }) => figures.flatMap(({ citations }) => citations.map(({ source }) => source))),
    ],
    view.known,
  );
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <RoomCrumbs locale={locale} view={view} room="platforms" current={localize(platform.name, locale).words} />
      <PlatformPage
        {...{ locale, view, platform, indicators, bodies, topics, sources }}
        tasks={tasks.filter((task) => platform.tasks.includes(task.code))}
      />
    </PortalPage>
  );
}

export async function platformMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const platform = await getPlatform(code, view.known);
  return (
    platform &&
    pageMetadata({
      locale,
      path: pathOf(code),
      title: localize(platform.name, locale).words,
      description: localize(platform.description, locale).words,
      isVariant,
    })
  );
}
