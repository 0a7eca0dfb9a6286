import { getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

type RoomCrumbsProps = {
  locale: Locale;
  view: View;
  room: 'events' | 'news' | 'organisations' | 'platforms';
  /** What the record is called. */
  current: string;
};

/** The way from a record back to its room and home, in the reader's point of view. */
export async function RoomCrumbs({ locale, view, room, current }: RoomCrumbsProps) {
  const [layout, common] = await Promise.all([
    getTranslations({ locale, namespace: 'layout' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  return (
    <Breadcrumbs
      label={common('breadcrumbs')}
      trail={[
        { label: layout('nav.home'), href: `/${locale}${addressOf('', view)}` },
        { label: layout(`nav.${room}`), href: `/${locale}${addressOf(`/${room}`, view)}` },
      ]}
      current={current}
    />
  );
}
