'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { setAnswerStatus } from '../answer-status';
import { now } from '../clock';
import { env } from '../env';
import { localeSchema } from '../i18n/localized';
import { sendMail } from '../mail';
import { senderOf } from '../rate-limit';
import { createDesk } from './desk';
import type { ReportState } from './form';
import { reportMail, reportNumber } from './message';
import { longest, readReport, typedIn } from './schema';

const desk = createDesk();
const statuses = { refused: 422, limited: 429, failed: 503 } as const;

/**
 * Takes a report from the form, with or without scripts, and hands it to the editors by mail. What was typed comes back with
 * every answer but the last. Next has compared the request's Origin with its host before it calls this.
 */
export async function sendReport(_before: ReportState, form: FormData): Promise<ReportState> {
  const [asked, locale] = [await headers(), localeSchema.catch('vi').parse(form.get('locale'))];
  const t = await getTranslations({ locale, namespace: 'report' });
  const typed = typedIn(form);
  const turnAway = (outcome: keyof typeof statuses, rest: Partial<ReportState>): ReportState => {
    // Scripts send the form themselves and take the answer apart: a status would only look like a failure to them.
    if (!asked.has('next-action')) setAnswerStatus(statuses[outcome]);
    return { outcome, typed, issues: [], notice: null, ...rest };
  };

  const { origin } = new URL(env().PORTAL_URL);
  const reading = readReport(typed, origin);
  if (!reading.ok) {
    const issues = reading.issues.map(({ field, code }) => ({ field, words: t(`issue.${code}`, { most: longest[field] }) }));
    return turnAway('refused', { issues });
  }

  const { report } = reading;
  const at = now();
  const sender = senderOf(asked.get('x-forwarded-for'), env().TRUSTED_PROXIES);
  const passage = desk.admit(report, sender, at.getTime());
  if (passage.kind === 'wait') {
    const minutes = Math.ceil(passage.waitMs / 60_000);
    return turnAway('limited', { notice: { title: t('limited.title'), text: t('limited.text', { minutes }) } });
  }
  const number = passage.kind === 'again' ? passage.number : reportNumber(at);
  if (passage.kind === 'new') {
    const names = ['subject', 'number', 'received', 'page', 'figure', 'email', 'wrong', 'evidence', 'none'] as const;
    const words = Object.fromEntries(names.map((name) => [name, t(`mail.${name}`)])) as Record<(typeof names)[number], string>;
    try {
      await sendMail(reportMail(report, { number, at, origin, words, locale }));
    } catch (error) {
      console.error('a report could not be sent', error);
      return turnAway('failed', { notice: { title: t('failed.title'), text: t('failed.text') } });
    }
    desk.sent(report, sender, number, at.getTime());
  }
  return {
    outcome: 'sent',
    typed,
    issues: [],
    notice: { title: t('sent.title', { number }), text: report.email === null ? t('sent.withoutAddress') : t('sent.withAddress') },
  };
}
