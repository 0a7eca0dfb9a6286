import 'server-only';
import type { ClientBase } from 'pg';
import { createTranslator } from 'use-intl/core';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import type { Mail } from '@/lib/mail';

/** Why a set could not go out at its hour. */
export type Held = { reason: 'conflict' | 'invalid' | 'blocked' | 'four-eyes' | 'refused-by-record'; detail: unknown };
type HeldSet = { author_id: string; reviewer_id: string; title: Readonly<Record<string, string>> };

/** Nobody says in which language they want mail: the official one, then English. */
const languages: Locale[] = ['vi', 'en'];

/** What author and reviewer are told of a set that did not go out at its hour. Who has no address is told in the wing only. */
export async function heldBackMails(db: ClientBase, number: number, set: HeldSet, { reason }: Held): Promise<Mail[]> {
  const { rows: people } = await db.query<{ email: string }>(
    'SELECT DISTINCT u.email FROM actor a JOIN account_user u ON u.id = a.user_id WHERE a.id = ANY($1) ORDER BY 1',
    [[set.author_id, set.reviewer_id]],
  );
  const { rows: steps } = await db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM change_set_step WHERE change_set_number = $1',
    [number],
  );
  const texts = await Promise.all(languages.map((locale) => wordsOf(locale, number, set, reason)));
  return people.map(({ email }, index) => ({
    // One name for one message, however often its job is tried.
    name: `held-back-${number}-${steps[0]?.count ?? 0}-${index + 1}`,
    subject: texts[0]?.subject ?? '',
    text: texts.map(({ text }) => text).join('\n\n— — —\n\n'),
    replyTo: null,
    to: email,
  }));
}

async function wordsOf(locale: Locale, number: number, { title }: HeldSet, reason: Held['reason']) {
  const t = createTranslator({ locale, messages: await messagesOf(locale), namespace: 'mails.heldBack' });
  const shown = title[locale] ?? title[title.original ?? 'vi'] ?? '';
  const url = `${env().PORTAL_URL}/${locale}/admin/change-sets/${number}`;
  const lines = [t('held', { number: String(number), title: shown }), t('reason', { reason: t(`because.${reason}`) }), t('page', { url })];
  return { subject: t('subject', { number: String(number) }), text: lines.join('\n') };
}
