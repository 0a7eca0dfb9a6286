import { randomInt } from 'node:crypto';
import { dayOf } from '../clock';
import { labelled } from '../i18n/format';
import type { Locale } from '../i18n/localized';
import type { Mail } from '../mail';
import type { Report } from './schema';

/** Without letters and digits that look alike, so that a number can be read out. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** R-20261122-7K3M9Q: the day in Viet Nam and six letters by chance, so that processes need not agree on a count. */
export function reportNumber(at: Date): string {
  const chance = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return `R-${dayOf(at).replaceAll('-', '')}-${chance}`;
}

type Words = Record<'subject' | 'number' | 'received' | 'page' | 'figure' | 'email' | 'wrong' | 'evidence' | 'none', string>;

/** The message to the editors. What the reader wrote stands in its text only, never in a header; his address is where to reply. */
export function reportMail(
  report: Report,
  { number, at, origin, words, locale }: { number: string; at: Date; origin: string; words: Words; locale: Locale },
): Mail {
  const heads: [label: string, value: string][] = [
    [words.number, number],
    [words.received, at.toISOString()],
    [words.page, report.page === null ? words.none : `${origin}${report.page}`],
    [words.figure, report.figure ?? words.none],
    [words.email, report.email ?? words.none],
  ];
  return {
    name: number,
    subject: `${number} ${words.subject}`,
    replyTo: report.email,
    text: [
      heads.map(([label, value]) => labelled(label, value, locale)).join('\n'),
      `${words.wrong}\n\n${report.wrong}`,
      `${words.evidence}\n\n${report.evidence ?? words.none}`,
      '',
    ].join('\n\n'),
  };
}
