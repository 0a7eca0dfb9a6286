import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import type { ReactElement, ReactNode } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as cite } from '@/app/[locale]/cite/[form]/[view]/[[...path]]/route';
import { citationOf } from '@/app/[locale]/cite/citation-of';
import { drawingOf } from '@/app/[locale]/embed/drawings';
import { embedScreen } from '@/app/[locale]/embed/embed-screen';
import { indicatorScreen } from '@/app/[locale]/indicators/[code]/indicator-screen';
import { observationScreen } from '@/app/[locale]/indicators/[code]/observations/[id]/observation-screen';
import { taskMetadata } from '@/app/[locale]/strategy/[code]/task-screen';
import { GET as oembed } from '@/app/oembed/route';
import { GET as picture } from '@/app/pictures/[...path]/route';
import { chartPicture } from '@/components/embed/chart-picture';
import { indicatorTexts } from '@/components/indicators/texts';
import { askedByPage } from '@/lib/catalog/door';
import { namedFigure, readIndicator } from '@/lib/catalog/readings/indicator';
import { tableNamed } from '@/lib/catalog/tables';
import { copiedRows } from '@/lib/exports/copy-out';
import { jsonRows } from '@/lib/exports/rows-sql';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { getIndicator, listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import { ruler } from '@/lib/pictures/ruler';
import { type View, viewAt } from '@/lib/publishing/edition-queries';
import { listTasks } from '@/lib/strategy/queries';
import { TEST_DAY } from '../support/day';
import { costly } from '../support/every-day';
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

const portal = 'http://portal.test';
process.env.PORTAL_URL = portal;
const database = testDatabase('content');

const code = 'de-gdp-share';
const path = `/indicators/${code}`;
const headline = { series: 'de-gdp-share-ministry', area: 'vn', period: '2024', release: 'bkhcn-2025-11-26' };
const office = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2022' };
const minute = (at: number) => new Date(Date.UTC(2026, 10, 22, 4, at)).toISOString();
const idOf = async (key: Partial<typeof headline>, nature = '%'): Promise<string> => {
  const { rows } = await database.client.query<{ id: string }>(
    `SELECT id::text FROM observation WHERE series_code = $1 AND period = $2 AND area_code = 'vn' AND coalesce($3, release_code) = release_code
        AND nature LIKE $4 ORDER BY released_latest NULLS FIRST, id LIMIT 1`,
    [key.series, key.period, key.release ?? null, nature],
  );
  return rows[0]?.id ?? '';
};
const at = (edition: number): Promise<View> => viewAt({ edition: { kind: 'number', number: edition } });

let [founding, corrected, withdrawn] = [0, 0, 0];
let [wrong, withdrawal] = ['', ''];
beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  founding = 1;
  wrong = await idOf(headline);
  const correction = { figures: [await figureAgain(client, headline, 'correction', { value: '18.37' })] };
  corrected = (await publishChange(client, correction, minute(1))).edition;
  const taken = await figureAgain(client, { ...office, release: (await releaseOf('2022')) ?? '' }, 'withdrawal', {});
  withdrawn = (await publishChange(client, { figures: [{ ...taken, value: null as unknown as string }] }, minute(2))).edition;
  withdrawal = await idOf(office, 'withdrawal');
});

async function releaseOf(period: string): Promise<string | undefined> {
  const { rows } = await database.client.query<{ release: string }>(
    `SELECT o.release_code AS release FROM current_observation c JOIN observation o ON o.id = c.observation_id
      WHERE c.series_code = $1 AND c.area_code = 'vn' AND c.period = $2`,
    [office.series, period],
  );
  return rows[0]?.release;
}

async function markup(page: ReactNode): Promise<string> {
  const { prelude } = await prerenderToNodeStream(page);
  let html = '';
  for await (const part of prelude) html += part;
  return html.replaceAll('<!-- -->', '');
}
const framed = async (locale: Locale, view: View, theme?: 'dark') =>
  markup(await embedScreen({ room: '/indicators/[code]', locale, path, view, theme }));

describe('a frame', () => {
  test.each(LOCALES)('in %s has the finding, the source, the date and the address, and reads without scripts', async (locale) => {
    const html = await framed(locale, await viewAt({}));
    const drawing = await drawingOf({ room: '/indicators/[code]', locale, path, view: await viewAt({}) });
    expect(html).toContain(`>${drawing?.title.replaceAll("'", '&#x27;')}</h1>`);
    for (const { title } of drawing?.sources ?? []) expect(html).toContain(title.replaceAll("'", '&#x27;'));
    expect(html).toContain(`${portal}/${locale}/indicators/${code}`);
    expect(html).toContain(message(locale, 'embed.live').split('{')[0]?.trim());
    expect(html).toMatch(/<svg class="drawing narrow" [^>]*role="img"/);
    expect(html).not.toMatch(/<script|style="|role="status"/);
  });

  test('lets every link out of the frame', async () => {
    for (const [room, page] of [
      ['/indicators/[code]', path],
      ['/areas', '/areas'],
    ] as const) {
      const html = await markup(await embedScreen({ room, locale: 'vi', path: page, view: await at(founding) }));
      const links = html.match(/<a [^>]*href="[^#"][^>]*>/g) ?? [];
      expect(links.length).toBeGreaterThan(2);
      expect(links.filter((link) => !link.includes('target="_blank"'))).toEqual([]);
    }
  });

  test('of an earlier edition keeps its number and says that a newer figure exists', async () => {
    const [then, now] = [await framed('vi', await at(founding)), await framed('vi', await viewAt({}))];
    expect(then).toContain('18,3%');
    expect(then).not.toContain('18,37%');
    expect(then).toContain(message('vi', 'embed.newer'));
    expect(then).toContain(`${portal}/vi/indicators/${code}?edition=${founding}`);
    expect(now).toContain('18,37%');
    expect(now).not.toContain(message('vi', 'embed.newer'));
  });

  test('of an edition before a withdrawal says that a figure was taken back; one of the newest edition says nothing', async () => {
    expect(await framed('vi', await at(corrected))).toContain(message('vi', 'embed.changed'));
    expect(await framed('vi', await at(withdrawn))).not.toContain('role="status"');
  });

  test('of one figure never changes, and says at once that it was corrected', async () => {
    const page = { room: '/indicators/[code]/observations/[id]', locale: 'vi', path: `${path}/observations/${wrong}` } as const;
    const now = await markup(await embedScreen({ ...page, view: await viewAt({}) }));
    expect(now).toContain('18,3%');
    expect(now).toContain(message('vi', 'embed.newer'));
    expect(await markup(await embedScreen({ ...page, view: await at(founding) }))).toContain(message('vi', 'embed.newer'));
    const right = { ...page, path: `${path}/observations/${await idOf(headline, 'correction')}` };
    expect(await markup(await embedScreen({ ...right, view: await viewAt({}) }))).not.toContain('role="status"');
  });

  test('is light or dark where it is told to be', async () => {
    expect(await framed('vi', await viewAt({}), 'dark')).toContain('data-theme="dark"');
    expect(await framed('vi', await viewAt({}))).not.toContain('data-theme');
  });

  test('of what does not exist answers 404', async () => {
    const html = await markup(
      await embedScreen({ room: '/indicators/[code]', locale: 'vi', path: '/indicators/nothing', view: await viewAt({}) }),
    );
    expect(html).toContain('<meta name="page-status" content="404"/>');
  });

  test('of a task and of the map stand in every language', async () => {
    for (const locale of LOCALES) {
      const task = await markup(await embedScreen({ room: '/strategy/[code]', locale, path: '/strategy/d08', view: await viewAt({}) }));
      expect(task).toContain('class="track"');
      const map = await markup(await embedScreen({ room: '/areas', locale, path: '/areas', view: await viewAt({}) }));
      expect(map.match(/<li class="[^"]*r\d+ c\d/g)?.length).toBe(36);
    }
  });
});

type Line = ReactElement<{ className: string; children: string; x: number }>;
/** The lines of words that stand round a chart. */
const linesOf = (picture: ReactElement): Line[] =>
  ((picture as ReactElement<{ children: ReactNode[] }>).props.children.flat() as ReactElement[]).filter(
    (part): part is Line => part.type === 'text',
  );

describe('a picture of a chart', () => {
  const ask = (path: string, headers: Record<string, string> = {}) => picture(new Request(`${portal}/pictures/${path}`, { headers }));

  test('is a file of its own kind, open to every site, and the same until something changes', async () => {
    const svg = await ask(`vi/indicators/${code}/chart.svg`);
    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(svg.headers.get('access-control-allow-origin')).toBe('*');
    expect(svg.headers.get('content-security-policy')).toBe("default-src 'none'");
    const again = await ask(`vi/indicators/${code}/chart.svg`, { 'if-none-match': svg.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const png = await ask(`ru/indicators/${code}/chart.png?theme=dark`);
    const bytes = Buffer.from(await png.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1920);
  });

  test('of any indicator keeps every line of its words within its margins, in every language', { timeout: 300_000 }, async () => {
    const [widthOf, indicators] = [await ruler(), await listIndicators({})];
    const view = await viewAt({});
    const beyond: string[] = [];
    for (const locale of LOCALES) {
      for (const one of indicators) {
        const drawing = await drawingOf({ room: '/indicators/[code]', locale, path: `/indicators/${one.code}`, view });
        if (!drawing) continue;
        const words = { title: drawing.title, subtitle: drawing.subtitle, sources: null, moment: '', portal: '', permalink: '' };
        const { node, width } = chartPicture({ kind: 'nothing', words: '' }, words, widthOf);
        for (const line of linesOf(node)) {
          const { className, children, x } = line.props;
          if (x + widthOf(children, className) > width - x) beyond.push(`${locale} ${one.code}: ${children}`);
        }
      }
    }
    expect(beyond).toEqual([]);
  });

  test('of an earlier edition shows its own number', async () => {
    const desc = async (query: string) =>
      /<desc[^>]*>([^<]*)/.exec(await (await ask(`vi/indicators/${code}/chart.svg${query}`)).text())?.[1];
    expect(await desc(`?edition=${founding}`)).not.toContain('18,37%');
    expect(await desc('')).toContain('18,37%');
  });

  test('is refused in words where the address is wrong, and not found where there is no page', async () => {
    const wrongTheme = await ask(`vi/indicators/${code}/chart.svg?theme=pink`);
    expect([wrongTheme.status, (await wrongTheme.json()).parameter]).toEqual([400, 'theme']);
    expect((await ask(`vi/indicators/${code}/chart.svg?as-of=2024-99-01`)).status).toBe(400);
    expect((await ask('vi/indicators/nothing/chart.png')).status).toBe(404);
    expect((await ask(`vi/indicators/${code}/chart.png?edition=99`)).status).toBe(400);
  });
});

describe('oEmbed', () => {
  const ask = (query: Record<string, string>) => oembed(new Request(`${portal}/oembed?${new URLSearchParams(query)}`));
  const page = `${portal}/vi/indicators/${code}?edition=1`;

  test('answers with a frame of the same state, no wider than asked', async () => {
    const response = await ask({ url: page, maxwidth: '320' });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const body = await response.json();
    expect(body).toMatchObject({ type: 'rich', version: '1.0', width: 320, provider_url: `${portal}/vi` });
    const { iframe } = new XMLParser({ ignoreAttributes: false }).parse(body.html);
    expect(iframe['@_src']).toBe(`${portal}/vi/embed/indicators/${code}?edition=1`);
    expect(iframe['@_width']).toBe('320');
    const xml = await ask({ url: page, maxwidth: '320', format: 'xml' });
    expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(new XMLParser({ parseTagValue: false }).parse(await xml.text()).oembed.title).toBe(body.title);
  });

  test('is offered by exactly the tasks that have a drawing', async () => {
    for (const { code: task } of await listTasks()) {
      const metadata = await taskMetadata('en', task, await viewAt({}), false);
      const { status } = await ask({ url: `${portal}/en/strategy/${task}` });
      expect(status, task).toBe('application/json+oembed' in (metadata?.alternates?.types ?? {}) ? 200 : 404);
    }
  });

  test('refuses what it does not know', async () => {
    expect((await ask({ url: page, format: 'yaml' })).status).toBe(501);
    expect((await ask({ url: 'https://other.test/vi/areas' })).status).toBe(404);
    expect((await ask({ url: `${portal}/vi/indicators/nothing` })).status).toBe(404);
    const missing = await ask({});
    expect([missing.status, (await missing.json()).parameter]).toEqual([400, 'url']);
    const narrow = await ask({ url: page, maxwidth: 'wide' });
    expect([narrow.status, (await narrow.json()).parameter]).toEqual([400, 'maxwidth']);
  });
});

describe('the page of one figure', () => {
  const html = async (id: string, view?: View) => markup(await observationScreen('vi', code, id, view ?? (await viewAt({}))));

  test('keeps showing what was published and says that it was corrected, with the way to what stands now', async () => {
    const right = await idOf(headline, 'correction');
    const page = await html(wrong);
    expect(page).toContain('18,3%</h1>');
    expect(page).toContain(`/vi/indicators/${code}/observations/${right}`);
    expect(page).toContain(`18,37% ở ấn bản ${corrected}`);
    expect(await html(right)).toContain(message('vi', 'observations.fate.newest'));
  });

  test('said nothing of the correction before it was made', async () => {
    expect(await html(wrong, await at(founding))).toContain(message('vi', 'observations.fate.newest'));
  });

  test('says that a newer release revised it', async () => {
    const first = await idOf(office, 'new');
    expect(await html(first)).toContain('đã nêu');
  });

  test('says that a figure was withdrawn; the withdrawal has a page without a value', async () => {
    const { rows } = await database.client.query<{ id: string }>(
      `SELECT id::text FROM observation WHERE series_code = $1 AND period = $2 AND area_code = 'vn' AND nature <> 'withdrawal'
          AND superseded_at IS NOT NULL`,
      [office.series, office.period],
    );
    expect(await html(rows[0]?.id ?? '')).toContain(`đã được rút lại ở ấn bản ${withdrawn}`);
    expect(await html(withdrawal)).toContain(message('vi', 'observations.fate.withdrawal'));
    const citation = await citationOf({ locale: 'vi', path: `/indicators/${code}/observations/${rows[0]?.id}`, view: await viewAt({}) });
    expect(citation?.note).toContain('về sau đã rút lại');
  });

  test('exists for every figure ever recorded, in the numbering of its own indicator only', { timeout: 300_000 }, async () => {
    const { rows } = await database.client.query<{ id: string; indicator: string; value: string | null }>(
      `SELECT o.id::text, s.indicator_code AS indicator, o.value::text FROM observation o
         JOIN series_revision s ON s.code = o.series_code AND s.superseded_at IS NULL ORDER BY random() LIMIT 40`,
    );
    for (const { id, indicator, value } of rows) {
      const asked = await askedByPage(`/indicators/${indicator}/observations/${id}`, new URLSearchParams());
      expect(asked.table.id).toBe('vintages');
      const found = await exported(asked.table.id, asked.question);
      expect(found.map((row) => [String(row.observation), row.value === null ? null : Number(row.value)])).toEqual([
        [id, value === null ? null : Number(value)],
      ]);
    }
    expect(await observationScreen('vi', 'popdb-firms-connected', wrong, await viewAt({}))).toBeNull();
    await expect(askedByPage(`/indicators/popdb-firms-connected/observations/${wrong}`, new URLSearchParams())).rejects.toThrow();
  });

  test('is not there before it was recorded, nor before it was released', async () => {
    const right = await idOf(headline, 'correction');
    expect(await observationScreen('vi', code, right, await at(founding))).toBeNull();
    expect(await observationScreen('vi', code, wrong, await viewAt({ asOf: '2024-01-01' }))).toBeNull();
  });
});

describe('a citation at its address', () => {
  const ask = (form: string, path: string, query = '', locale: Locale = 'vi') =>
    cite(new Request(`${portal}/vi${path}.${form}?${query}`), {
      params: Promise.resolve({ locale, form, view: Buffer.from(`?${query}`).toString('base64url'), path: path.split('/').slice(1) }),
    });

  test('names the body that let the figure be known, the edition and an address that opens the same', async () => {
    const text = await (await ask('cite.txt', `/indicators/${code}`)).text();
    expect(text).toContain('18,37%');
    expect(text).toContain(`ấn bản ${withdrawn}`);
    expect(text).toContain(`${portal}/vi/indicators/${code}?edition=${withdrawn}`);
    const [item] = await (await ask('csl.json', `/indicators/${code}`, `edition=${founding}`)).json();
    expect(item).toMatchObject({ type: 'dataset', publisher: message('vi', 'layout.name'), version: String(founding) });
    expect(item.author[0].literal).toBe('Bộ Khoa học và Công nghệ');
    expect(item.note).toContain('18,3%');
    expect(item.issued['date-parts'][0]).toEqual([2025, 11, 26]);
  });

  test('is there for records, lists with their choices, tables and change sets, in every language', async () => {
    for (const locale of LOCALES) {
      for (const path of [
        '/documents/qd-411-ttg-2022',
        '/indicators',
        '/areas',
        '/changes/1',
        '/sources/founding-003',
        '/strategy/d08',
        '/topics',
      ]) {
        const response = await ask('bib', path, '', locale);
        expect(response.status, `${locale} ${path}`).toBe(200);
        expect(response.headers.get('access-control-allow-origin')).toBe('*');
        expect(await response.text()).toMatch(/^@misc\{[a-z0-9-]+,\n {2}author = \{\{/);
      }
    }
    const [list] = await (await ask('csl.json', '/indicators', 'topic=digital-economy')).json();
    expect(list.URL).toBe(`${portal}/vi/indicators?topic=digital-economy&edition=${withdrawn}`);
  });

  test('is refused where there is no page or the parameter is wrong', async () => {
    expect((await ask('bib', '/indicators/nothing')).status).toBe(404);
    expect((await ask('bib', '/documents/nothing')).status).toBe(404);
    const response = await ask('ris', `/indicators/${code}`, 'edition=99');
    expect([response.status, (await response.json()).parameter]).toEqual([400, 'edition']);
  });
});

type Exported = { observation: number; indicator: string; area: string; period: string; value: string | number | null };

async function exported(id: string, question: { known: View['known']; day: string; filters: Readonly<Record<string, readonly string[]>> }) {
  const table = tableNamed(id);
  if (!table) throw new Error(`no table ${id}`);
  const rows: Exported[] = [];
  for await (const batch of copiedRows(await jsonRows(table, question)))
    rows.push(...batch.map(([row]) => JSON.parse(row ?? '') as Exported));
  return rows;
}

describe('from any point of view', () => {
  readAtOneInstant();

  test('a line is named with the value of the title, though a shorter period of its series lies farther on', async () => {
    const view = await viewAt({ asOf: '2024-01-10' });
    const drawing = await drawingOf({ room: '/indicators/[code]', locale: 'vi', path: '/indicators/de-gdp-share', view });
    if (drawing?.chart.kind !== 'trajectory') throw new Error('no line is drawn');
    const lead = drawing.chart.data.series.find(({ headline }) => headline);
    expect(lead?.points.find(({ isNamed }) => isNamed)?.label).toBe('14,96%');
    expect(drawing.title).toContain('14,96%');
  });

  test('page, frame, citation and file say the same value', { timeout: 900_000 }, async () => {
    const indicators = (await listIndicators({})).filter(({ figures }) => figures.length > 0).map((one) => one.code);
    const days = fc
      .integer({ min: Date.parse('2021-01-01') / 86_400_000, max: Date.parse(TEST_DAY) / 86_400_000 - 1 })
      .map((day) => ({ asOf: new Date(day * 86_400_000).toISOString().slice(0, 10) }));
    const editions = fc.integer({ min: founding, max: withdrawn }).map((number) => ({ edition: { kind: 'number' as const, number } }));
    const bodies = await listBodies();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(days, editions), fc.constantFrom(code, ...indicators), async (asked, one) => {
        const view = await viewAt(asked);
        const [indicator, drawing, citation, texts, file] = await Promise.all([
          getIndicator(one, view.known),
          drawingOf({ room: '/indicators/[code]', locale: 'vi', path: `/indicators/${one}`, view }),
          citationOf({ locale: 'vi', path: `/indicators/${one}`, view }),
          indicatorTexts('vi'),
          exported('observations', { known: view.known, day: view.day, filters: { indicator: [one], area: ['vn'] } }),
        ]);
        const inFile = new Map(file.map((row) => [String(row.observation), Number(row.value)]));
        expect(drawing?.parts.filter(({ id }) => !inFile.has(id))).toEqual([]);
        const figure = indicator && namedFigure(readIndicator(indicator, bodies, view.day));
        if (!indicator || !figure) {
          expect(citation?.note ?? null).toBeNull();
          return;
        }
        expect(inFile.get(figure.id)).toBe(Number(figure.value));
        const words = texts.words.figure(figure, indicator.unit);
        expect(citation?.note).toContain(words);
        expect(citation?.text).toContain(words);
        expect(`${drawing?.title} ${drawing?.sentence}`).toContain(words);
        // To draw the pages takes longest.
        run += 1;
        if (run % 20 !== 1) return;
        const page = await markup(await indicatorScreen('vi', one, view));
        const frame = await markup(await embedScreen({ room: '/indicators/[code]', locale: 'vi', path: `/indicators/${one}`, view }));
        expect(page).toContain(words);
        expect(page).toContain(citation?.address.replaceAll('&', '&amp;'));
        expect(frame).toContain(words);
        expect(frame).toContain(`href="/vi/indicators/${one}?`);
      }),
      costly,
    );
  });
});
