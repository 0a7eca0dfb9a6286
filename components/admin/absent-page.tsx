import { NotFoundPage } from '@/components/layout/not-found-page';
import { setAnswerStatus } from '@/lib/answer-status';
import type { Locale } from '@/lib/i18n/localized';

/** For whoever may not see a page it is not there, and answers so. */
export function AbsentPage({ locale }: { locale: Locale }) {
  setAnswerStatus(404);
  return <NotFoundPage locale={locale} />;
}
