import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';

type Key = keyof Messages['accounts']['people']['answer'];

/** What became of the button that led here; an address somebody made up says nothing. */
export async function AnswerNotice({ locale, answer }: { locale: Locale; answer: string | undefined }) {
  const t = await getTranslations({ locale, namespace: 'accounts.people.answer' });
  if (answer === undefined || !t.has(answer as Key)) return null;
  return (
    <div role="status">
      <Notice>{t(answer as Key)}</Notice>
    </div>
  );
}
