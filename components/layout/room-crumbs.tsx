import { getTranslations } from 'next-intl/server';
import { Breadcrumbs, type Crumb } from '@/components/ui/breadcrumbs';
import { JsonLd } from '@/components/ui/json-ld';
import { env } from '@/lib/env';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';
import type { View } from '@/lib/publishing/edition-queries';

type RoomCrumbsProps = {
  locale: Locale;
  /** Left out where the room has no point of view. */
  view?: View;
  room: Exclude<keyof Messages['layout']['nav'], 'home'>;
  /** Records of the room that stand above the current one, the highest first. */
  above?: readonly { label: string; path: string }[];
  /** What the record is called; without it the room itself is the current page. */
  current?: string;
};

/** The way back to the room and home, in the reader's point of view. */
export async function RoomCrumbs({ locale, view, room, above = [], current }: RoomCrumbsProps) {
  const [layout, common] = await Promise.all([
    getTranslations({ locale, namespace: 'layout' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const crumb = (label: string, path: string) => ({ label, href: `/${locale}${view ? addressOf(path, view) : path}` });
  const name = layout(`nav.${room}`);
  const home = crumb(layout('nav.home'), '');
  const trail = current === undefined ? [home] : [home, crumb(name, `/${room}`), ...above.map(({ label, path }) => crumb(label, path))];
  return (
    <>
      <Breadcrumbs label={common('breadcrumbs')} trail={trail} current={current ?? name} />
      <JsonLd data={crumbsFor(trail, current ?? name)} />
    </>
  );
}

/** The same way in the words of schema.org; the last step is the page itself. */
function crumbsFor(trail: readonly Crumb[], current: string) {
  const steps = [...trail.map(({ label, href }) => ({ name: label, item: env().PORTAL_URL + href })), { name: current }];
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  };
}
