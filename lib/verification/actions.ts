'use server';

import { createHash, randomBytes } from 'node:crypto';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { sentForm } from '../admin-form';
import { setAnswerStatus } from '../answer-status';
import { now } from '../clock';
import { env } from '../env';
import { isDatabaseAway } from '../errors';
import { type Locale, localeSchema } from '../i18n/localized';
import { createRateLimit, senderOf } from '../rate-limit';
import { isDigest } from '../storage/stored-bytes';
import { answerOf } from './answer-words';
import { checkFile, checkSum, type Verdict } from './check-file';
import { MOST_MEGABYTES, sumIn, type VerifyState } from './form';

const windowMs = 10 * 60 * 1000;
/** What bounds the work of comparing; who has more files uses the script. */
const limit = createRateLimit({ perSender: 30, all: 300, windowMs });
const salt = randomBytes(16);
/** What a field without a choice sends is an empty file without a name; the framework makes a word of that where scripts send it. */
const NOT_CHOSEN = ['', 'undefined'];
const statuses = { refused: 422, limited: 429, away: 503 } as const;

/** Says whether a file, or a sum, was published. With or without scripts; nothing that is sent is kept. */
export async function verifyFile(_before: VerifyState, sent: FormData): Promise<VerifyState> {
  const form = sentForm(sent);
  const locale: Locale = localeSchema.catch('vi').parse(form.get('locale'));
  const t = await getTranslations({ locale, namespace: 'verify' });
  const asked = await headers();
  const given = form.get('sha256');
  const typed = typeof given === 'string' ? sumIn(given) : '';
  const turnAway = (why: keyof typeof statuses, issue: string): VerifyState => {
    // Scripts send the form themselves and take the answer apart: a status would only look like a failure to them.
    if (!asked.has('next-action')) setAnswerStatus(statuses[why]);
    return { outcome: why === 'limited' ? 'limited' : 'refused', answer: null, issue, typed };
  };

  const file = form.get('file');
  const isSent = file instanceof File && (file.size > 0 || !NOT_CHOSEN.includes(file.name));
  if (!isSent && typed === '') return turnAway('refused', t('issue.nothing'));
  if (!isSent && !isDigest(typed)) return turnAway('refused', t('issue.sum'));
  if (isSent && file.size > MOST_MEGABYTES * 1_000_000) return turnAway('refused', t('issue.size', { most: MOST_MEGABYTES }));
  const sender = createHash('sha256')
    .update(salt)
    .update(senderOf(asked.get('x-forwarded-for'), env().TRUSTED_PROXIES))
    .digest('base64');
  const waitMs = limit.take(sender, now().getTime());
  if (waitMs > 0) return turnAway('limited', t('issue.limited', { minutes: Math.ceil(waitMs / 60_000) }));
  try {
    const verdict: Verdict = isSent ? await checkFile(new Uint8Array(await file.arrayBuffer()), file.name) : await checkSum(typed);
    return { outcome: 'answered', answer: await answerOf(verdict, locale), issue: null, typed: '' };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return turnAway('away', t('issue.away'));
  }
}
