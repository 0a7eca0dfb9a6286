import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { CrosswalkPage, crosswalkCounts } from '@/components/areas/crosswalk-page';
import { answer, answerMetadata } from '@/components/layout/answer';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { listCrosswalk, listUnits } from '@/lib/areas/queries';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

const path = '/areas/crosswalk';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return answerMetadata(locale, async () => {
    const [units, crosswalk, t] = await Promise.all([listUnits(), listCrosswalk(), getTranslations({ locale, namespace: 'areas' })]);
    const counts = crosswalkCounts(units, crosswalk);
    return pageMetadata({ locale, path, title: t('crosswalk.title', counts), description: t('crosswalk.description', counts) });
  });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => {
    const [view, units, crosswalk, t] = await Promise.all([
      viewAt({}),
      listUnits(),
      listCrosswalk(),
      getTranslations({ locale, namespace: 'areas' }),
    ]);
    const sources = await listSourceBriefs(crosswalk.flatMap(({ act }) => act?.source ?? []));
    return (
      <PortalPage locale={locale} path={path}>
        <RoomCrumbs locale={locale} room="areas" current={t('crosswalk.crumb')} />
        <CrosswalkPage {...{ locale, view, units, crosswalk, sources }} />
      </PortalPage>
    );
  });
}
