import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { embedMetadata, embedScreen } from '@/app/[locale]/embed/embed-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string; code: string }> };
const room = '/strategy/[code]';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view, code } = await params;
  const { asOf, edition } = viewOf(`/embed${room}`, view);
  return answerMetadata(locale, async () =>
    embedMetadata({ room, locale, path: `/strategy/${code}`, view: await viewAt({ asOf, edition }) }),
  );
}

export default async function Page({ params }: Props) {
  const { locale, view, code } = await params;
  setRequestLocale(locale);
  const { asOf, edition, theme } = viewOf(`/embed${room}`, view);
  return answer(
    locale,
    async () => embedScreen({ room, locale, path: `/strategy/${code}`, view: await viewAt({ asOf, edition }), theme }),
    code,
  );
}
