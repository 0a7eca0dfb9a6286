import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { GlossaryPage } from '@/components/glossary/glossary-page';
import { answer } from '@/components/layout/answer';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { listTerms } from '@/lib/glossary/queries';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listSourceBriefs } from '@/lib/sources/queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'glossary' });
  return pageMetadata({ locale, path: '/glossary', title: t('title'), description: t('description') });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => {
    const terms = await listTerms();
    const marked = await listSourceBriefs(terms.flatMap(({ source }) => source ?? []));
    return (
      <PortalPage locale={locale} path="/glossary">
        <RoomCrumbs locale={locale} room="glossary" />
        <GlossaryPage locale={locale} terms={terms} marked={marked} />
      </PortalPage>
    );
  });
}
