import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { answer } from '@/components/layout/answer';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { VerifyPage } from '@/components/verify/verify-page';
import { setAnswerStatus } from '@/lib/answer-status';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { isDigest } from '@/lib/storage/stored-bytes';
import { answerOf } from '@/lib/verification/answer-words';
import { getCurrentFingerprint, listReleases } from '@/lib/verification/archive/archive-queries';
import { offlineFiles } from '@/lib/verification/archive/offline';
import { checkSum } from '@/lib/verification/check-file';
import { blankCheck, sumIn, type VerifyState } from '@/lib/verification/form';

/** It answers what was just sent and carries a nonce: rendered for each request, never kept. */
export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ sha256?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'verify' });
  return pageMetadata({ locale, path: '/verify', title: t('title'), description: t('description') });
}

/** An address with a sum is answered at once, so that it can be sent to others. */
async function asked({ searchParams }: Props, locale: Locale): Promise<VerifyState> {
  const { sha256 = '' } = await searchParams;
  const typed = sumIn([sha256].flat().join(' '));
  if (typed === '') return blankCheck();
  if (isDigest(typed)) return blankCheck(typed, await answerOf(await checkSum(typed), locale));
  setAnswerStatus(422);
  const t = await getTranslations({ locale, namespace: 'verify' });
  return { outcome: 'refused', answer: null, issue: t('issue.sum'), typed };
}

export default async function Page(props: Props) {
  const { locale } = await props.params;
  setRequestLocale(locale);
  return answer(locale, async () => {
    const [blank, fingerprint, { items }] = await Promise.all([asked(props, locale), getCurrentFingerprint(), listReleases()]);
    const offline = items[0] ? offlineFiles(items[0].number) : null;
    return (
      <PortalPage locale={locale} path="/verify">
        <RoomCrumbs locale={locale} room="verify" />
        <VerifyPage {...{ locale, blank, fingerprint, offline }} />
      </PortalPage>
    );
  });
}
