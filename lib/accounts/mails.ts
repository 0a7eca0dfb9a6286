import 'server-only';
import { randomBytes } from 'node:crypto';
import { createTranslator } from 'next-intl';
import { now } from '@/lib/clock';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { sendMail } from '@/lib/mail';

type AccountMail =
  | { kind: 'invitation'; role: string; until: string; link: string }
  | { kind: 'granted'; role: string; link: string }
  | { kind: 'reset'; link: string }
  | { kind: 'secondFactorReset'; link: string };

/** The words of accounts in a language, also where no page is rendered. */
export async function accountWords(locale: Locale) {
  const messages = await messagesOf(locale);
  return createTranslator({ locale, messages, namespace: 'accounts' });
}

/** Sends somebody a plain-text mail in their language. Throws where it cannot be sent. */
export async function sendAccountMail(to: string, locale: Locale, { kind, ...values }: AccountMail): Promise<void> {
  const t = await accountWords(locale);
  const stamp = now().toISOString().replace(/\D/g, '');
  await sendMail({
    name: `M-${stamp}-${randomBytes(4).toString('hex')}`,
    to,
    replyTo: null,
    subject: t(`mail.${kind}.subject`),
    text: t(`mail.${kind}.text`, values),
  });
}
