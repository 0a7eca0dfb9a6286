import type { ReactNode } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { conflictsScreen } from '@/app/[locale]/conflicts/conflicts-screen';
import { eventScreen } from '@/app/[locale]/events/[code]/event-screen';
import { homeScreen } from '@/app/[locale]/home-screen';
import { indicatorsScreen } from '@/app/[locale]/indicators/indicators-screen';
import { latenessScreen } from '@/app/[locale]/lateness/lateness-screen';
import { articleScreen } from '@/app/[locale]/news/[code]/article-screen';
import { organisationScreen } from '@/app/[locale]/organisations/[code]/organisation-screen';
import { strategyScreen } from '@/app/[locale]/strategy/strategy-screen';
import { topicScreen } from '@/app/[locale]/topics/[code]/topic-screen';
import { pictureWords } from '@/app/pictures/picture-words';
import { readIndicator } from '@/lib/catalog/readings/indicator';
import { listReportedFigures } from '@/lib/events/figure-queries';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listPublishedValues } from '@/lib/news/published-queries';
import { listBodies } from '@/lib/organisations/queries';
import { type View, viewAt } from '@/lib/publishing/edition-queries';
import { message } from '../support/messages';
import { readAtOneInstant } from '../support/one-instant';
import { addActors, figureAgain, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

vi.mock('next-intl/server', async () => {
  const [{ createTranslator }, { messagesOf }] = await Promise.all([import('next-intl'), import('@/lib/i18n/messages')]);
  return {
    getTranslations: async ({ locale, namespace }: { locale: Locale; namespace: 'common' }) =>
      createTranslator({ locale, namespace, messages: await messagesOf(locale) }),
  };
});

process.env.PORTAL_URL = 'http://portal.test';
const database = testDatabase('content');

const ministry = { series: 'de-gdp-share-ministry', area: 'vn' };
/** The headline of an indicator that many pages show. */
const headline = { ...ministry, period: '2024', release: 'bkhcn-2025-11-26' };
/** Printed in texts as 16.5%. */
const printed = { ...ministry, period: '2023', release: 'btttt-2024-01' };
/** Printed in a text too; only its status was wrong. */
const reread = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2023', release: 'tctk-2025-01-06' };
/** Stands beside the headline: another series of the same indicator. */
const rival = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2025', release: 'ctk-2026-01-05' };
/** One side of the disagreement on the front page. */
const disputed = { series: 'mobile-signal-gaps-list-2853', area: 'vn', period: '2023-12', release: 'ncdt-2023-12-28' };
const growth = { series: 'de-growth-ministry', area: 'vn', period: '2024-S1', release: 'ncdt-2024-07-10' };

let edition = 0;
let now: View;
let before: View;
beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  const figures = [
    await figureAgain(client, headline, 'correction', { value: '18.37' }),
    await figureAgain(client, printed, 'correction', { value: '16.57' }),
    await figureAgain(client, reread, 'correction', { status: 'estimate' }),
    await figureAgain(client, rival, 'correction', { value: '14.03' }),
    await figureAgain(client, disputed, 'correction', { value: '627' }),
    await figureAgain(client, growth, 'correction', { value: '22.47' }),
  ];
  ({ edition } = await publishChange(client, { figures }, new Date(Date.UTC(2026, 10, 22, 4, 1)).toISOString()));
  now = await viewAt({});
  before = await viewAt({ edition: { kind: 'number', number: edition - 1 } });
});

async function markup(page: ReactNode): Promise<string> {
  const { prelude } = await prerenderToNodeStream(page);
  let html = '';
  for await (const part of prelude) html += part;
  return html.replaceAll('<!-- -->', '');
}

const words = (locale: Locale) => message(locale, 'common.corrected').replace('{edition}', String(edition));
const mark = (locale: Locale = 'vi') => `<a class="nature nature-correction" href="/${locale}/changes/${edition}">${words(locale)}</a>`;

/** Whether the mark stands beside the number, with no other percentage between them. */
function isMarked(html: string, number: string): boolean {
  const text = html.replaceAll(mark(), '\u2713').replace(/<[^>]*>/g, '');
  return text.split(number).some((after, index) => index > 0 && /^[^%\u2713]{0,60}\u2713/.test(after));
}

const pages: [string, (view: View) => Promise<ReactNode>, string[]][] = [
  ['the front page', (view) => homeScreen('vi', view), ['18,37%', '22,47%', '14,03%']],
  ['the list of indicators', (view) => indicatorsScreen('vi', view, { topic: 'digital-economy' }), ['18,37%', '22,47%']],
  ['the page of a body', (view) => organisationScreen('vi', 'bkhcn', view), ['18,37%', '22,47%']],
  ['the page of a topic', (view) => topicScreen('vi', 'digital-economy', view), ['18,37%']],
  ['the ledger of lateness', (view) => latenessScreen('vi', view), ['18,37%']],
  ['the page of the Strategy', (view) => strategyScreen('vi', view), ['18,37%']],
  ['the page of an event', (view) => eventScreen('vi', 'ncdt-9', view), ['22,47%']],
  ['the page of a text that prints the old number', (view) => articleScreen('vi', 'two-counts-of-2023', view), ['16,5%']],
];

describe('a corrected figure is marked, with the way to the edition that corrected it, on', () => {
  readAtOneInstant();

  test.each(pages)('%s', async (_, render, numbers) => {
    const html = await markup(await render(now));
    expect(numbers.filter((number) => !isMarked(html, number))).toEqual([]);
  });

  test('the front page in every language, and in the words of its drawings', async () => {
    for (const locale of LOCALES) expect(await markup(await homeScreen(locale, now))).toContain(mark(locale));
    const labels = (await markup(await homeScreen('vi', now))).match(/aria-label="[^"]*"/g) ?? [];
    for (const number of ['18,37%', '22,47%'])
      expect(
        labels.some((label) => label.includes(`${number} (${words('vi')})`)),
        number,
      ).toBe(true);
  });

  test('the side of a disagreement, above its number', async () => {
    const text = (await markup(await homeScreen('vi', now))).replaceAll(mark(), '\u2713').replace(/<[^>]*>/g, '');
    expect(text).toMatch(/28\/12\/2023 \u2713627/);
  });

  test('the ledger of disagreements, beside what the side says', async () => {
    const sides = (await markup(await conflictsScreen('vi', now))).split('class="side');
    expect(sides.some((side) => side.includes('627') && side.includes(mark()))).toBe(true);
  });

  test('the front page as of a day after the release', async () => {
    const html = await markup(await homeScreen('vi', await viewAt({ asOf: '2026-03-01' })));
    expect(isMarked(html, '18,37%')).toBe(true);
  });

  test('the line of a number that a text prints and that still matches', async () => {
    const rows = (await markup(await articleScreen('vi', 'two-counts-of-2023', now))).split('<tr>');
    const row = rows.find((one) => one.includes('>12,87%</span>'));
    expect(row).toContain(message('vi', 'news.mark.checked'));
    expect(row).toContain(mark());
  });

  test('the picture of its indicator', async () => {
    const picture = await pictureWords({
      locale: 'vi',
      room: '/indicators/[code]',
      code: 'de-gdp-share',
      path: '/vi/indicators/de-gdp-share',
    });
    expect(picture).toMatchObject({ figure: { value: '18,37%', period: expect.stringContaining(words('vi')) } });
  });
});

describe('before it was corrected', () => {
  readAtOneInstant();

  test.each(pages)('no correction shows in the edition before it, on %s', async (_, render) => {
    expect(await markup(await render(before))).not.toContain('nature-correction');
  });
});

describe('what pages read says of a figure whether it was corrected and in which edition:', () => {
  test('the headline of an indicator', async () => {
    const bodies = await listBodies();
    const latest = async (view: View) => {
      const [indicator] = await listIndicators({ codes: ['de-gdp-share'] }, view.known);
      return indicator && readIndicator(indicator, bodies, view.day).judgement.latest;
    };
    expect(await latest(now)).toMatchObject({ ...headline, value: '18.37', corrected: true, edition });
    expect(await latest(before)).toMatchObject({ ...headline, value: '18.3', corrected: false });
  });

  test('the figures that a report states', async () => {
    const of = async ({ known }: View) =>
      (await listReportedFigures(['founding-004'], known)).filter((f) => f.indicator.code === 'de-growth');
    expect(await of(now)).toMatchObject([{ value: '22.47', corrected: true, edition }]);
    expect(await of(before)).toMatchObject([{ value: '22.4', corrected: false }]);
  });

  test('the values a text is checked against, with those that were replaced', async () => {
    const of = async ({ known }: View) =>
      (await listPublishedValues(['de-gdp-share'], known)).flatMap((value) =>
        value.kind === 'figure' && value.period === printed.period && value.value.startsWith('16.5') ? [value] : [],
      );
    expect(await of(now)).toMatchObject([
      { value: '16.57', corrected: true, isReplaced: false, edition },
      { value: '16.5', corrected: true, isReplaced: true, edition },
    ]);
    expect(await of(before)).toMatchObject([{ value: '16.5', corrected: false, isReplaced: false }]);
  });
});
