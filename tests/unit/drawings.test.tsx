import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { trajectoryGeometry } from '@/components/charts/geometry';
import { labelBox } from '@/components/charts/placement';
import { narrow, wide } from '@/components/charts/plot';
import { TrajectorySvg } from '@/components/charts/trajectory-chart';
import type { TrajectoryData } from '@/components/charts/types';
import { chartPicture } from '@/components/embed/chart-picture';
import { changeSince } from '@/components/embed/drawing';
import { embedAddress, embedCode, embeddedRoomOf, pageOfEmbed } from '@/lib/http/embeds';
import { oembedSubject, writeOembed } from '@/lib/http/oembed';
import { chartAddress, chartSubject } from '@/lib/http/pictures';
import { faces } from '@/lib/pictures/faces';
import { outlineOf, rowOf } from '@/lib/pictures/outline';
import { PALETTE } from '@/lib/pictures/palette';
import { ruler } from '@/lib/pictures/ruler';
import { svgOf } from '@/lib/pictures/svg';

const data: TrajectoryData = {
  series: [
    {
      code: 'a',
      name: 'Ước tính',
      shortName: 'Ước tính',
      headline: true,
      points: [2021, 2022, 2024].map((year) => ({
        x: year + 0.5,
        y: year - 2010,
        label: `${year - 2010}%`,
        period: String(year),
        status: 'sơ bộ',
        provisional: year === 2024,
      })),
    },
  ],
  targets: [{ x: 2025.999, y: 20, label: '20%, năm 2025' }],
  today: { x: 2026.9, label: '22/11/2026' },
  gapLabel: 'Chưa ai công bố',
  unitLabel: '%',
  startAtZero: true,
  locale: 'vi',
  sentence: 'Một câu & <hai>.',
};
const words = {
  title: 'Tỷ trọng "kinh tế số" <trong> GDP & xã hội',
  subtitle: 'Доля, %',
  sources: 'Nguồn: một.',
  moment: 'Ngày 22/11/2026',
  portal: 'Kinh tế số',
  permalink: 'https://portal.test/vi/indicators/a?edition=1',
};
const draw = async (theme: 'light' | 'dark') => {
  const picture = chartPicture({ kind: 'trajectory', data }, words, await ruler());
  return svgOf({ ...picture, theme, title: words.title, description: data.sentence });
};

test('a line is named with the value of its named point, though a shorter period lies farther on', () => {
  const points = data.series[0]?.points.map((point, index) => ({ ...point, isNamed: index === 1 })) ?? [];
  const { labels } = trajectoryGeometry({ ...data, series: data.series.map((one) => ({ ...one, points })) }, wide);
  expect(labels.find(({ key }) => key === 'series-a')?.lines.join(' ')).toBe('Ước tính, 12%');
});

describe('the letters of a drawing', () => {
  const alphabets = {
    vi: 'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
    ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    fr: 'àâæçéèêëîïôœùûü',
    signs: '0123456789%.,:;–—−«»“”’№₫€()/?=&-',
  };
  test.each(Object.entries(alphabets))('of %s are all in the files, small and capital, in every hand', async (_, letters) => {
    for (const [hand, own] of Object.entries(await faces())) {
      for (const letter of new Set(`${letters}${letters.toLocaleUpperCase('vi')}`)) {
        const { letters: found } = rowOf(letter, own);
        expect(found.length, `${letter} in ${hand}`).toBe(1);
        expect(outlineOf(found[0]?.glyph ?? { advance: 0, contours: [] }), `${letter} in ${hand}`).toMatch(/^M-?\d+ -?\d+[LQ]/);
      }
    }
  });

  test('with signs of their own differ from the bare letter: no sign is lost', async () => {
    const { plain } = await faces();
    const outline = (letter: string) => outlineOf(rowOf(letter, plain).letters[0]?.glyph ?? { advance: 0, contours: [] });
    const drawn = [...'eéèẻẽẹêếềểễệ'].map(outline);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  test('stand one after another as wide as they are', async () => {
    const { plain } = await faces();
    const whole = rowOf('Việt Nam', plain);
    const parts = [...'Việt Nam'].map((letter) => rowOf(letter, plain).width).reduce((sum, width) => sum + width, 0);
    expect(whole.width).toBeCloseTo(parts);
    expect(whole.letters.map(({ at }) => at)).toEqual([...whole.letters.map(({ at }) => at)].sort((a, b) => a - b));
  });
});

describe('a drawing as a file', () => {
  test.each(['light', 'dark'] as const)(
    'is well-formed, needs nothing else and has no letter that a program must know (%s)',
    async (theme) => {
      const svg = await draw(theme);
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).not.toMatch(/NaN|undefined|<text|<style|<script|font-family|class=/);
      expect([...svg.matchAll(/xlink:href="([^"]*)"/g)].filter(([, href]) => !href?.startsWith('#'))).toEqual([]);
      const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      const used = [...svg.matchAll(/(?:xlink:href="#|url\(#)([^")]+)/g)].map(([, id]) => id);
      expect(used.filter((id) => !ids.has(id))).toEqual([]);
      const own = Object.values(PALETTE[theme]) as string[];
      const colours = [...svg.matchAll(/(?:fill|stroke)="(#[0-9a-f]+)"/g)].map(([, colour]) => colour ?? '');
      expect(colours.filter((colour) => !own.includes(colour))).toEqual([]);
      expect(colours).toContain(PALETTE[theme].cham);
    },
  );

  test('says in words what it shows', async () => {
    const { svg } = new XMLParser({ ignoreAttributes: false }).parse(await draw('light'));
    expect(svg.title['#text']).toBe(words.title);
    expect(svg.desc['#text']).toBe(data.sentence);
  });

  test('every part of a chart is drawn by a rule: nothing falls back to black', async () => {
    const svg = await svgOf({
      node: <TrajectorySvg data={data} variant={wide} />,
      width: 900,
      height: 430,
      theme: 'light',
      title: 'x',
      description: 'x',
    });
    const body = svg.slice(svg.indexOf('</defs>'));
    const bare = [...body.matchAll(/<(path|rect|circle|line) [^>]*>/g)].map(([tag]) => tag).filter((tag) => !/(fill|stroke)="/.test(tag));
    expect(bare).toEqual([]);
  });
});

test('the colours of drawings are those of the pages', () => {
  const css = ['tokens', 'tile-map'].map((name) => readFileSync(`app/styles/${name}.css`, 'utf8')).join('\n');
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector: selector.trim(), body }));
  const valuesOf = (isMeant: (selector: string) => boolean) =>
    new Map(
      blocks
        .filter(({ selector }) => isMeant(selector))
        .flatMap(({ body }) =>
          [...body.matchAll(/--([a-z0-9-]+): ([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? ''] as const),
        ),
    );
  const light = valuesOf((selector) => /(^|\s|\*\/\s*):root$/.test(selector) && !selector.includes('@media'));
  const dark = valuesOf((selector) => selector.includes('[data-theme="dark"]'));
  for (const [name, colour] of Object.entries(PALETTE.light)) expect(light.get(name), name).toBe(colour);
  for (const [name, colour] of Object.entries(PALETTE.dark)) expect(dark.get(name), name).toBe(colour);
});

test.each([wide, narrow])('the name of a line does not stand across the line of today ($name)', (variant) => {
  const name = 'Bộ Thông tin và Truyền thông';
  const points = data.series.flatMap((series) => series.points).map((point) => ({ ...point, label: '18,3%' }));
  const series = [{ code: 'a', name, shortName: name, headline: true, points }];
  const targets = [...data.targets, { x: 2030.999, y: 30, label: '30%, năm 2030' }];
  const { labels, today } = trajectoryGeometry({ ...data, series, targets }, variant);
  const named = labels.filter(({ key }) => key === 'series-a').map((label) => labelBox(label, label, variant.textSize, label.lineHeight));
  expect(named.map(({ left, right }) => left < today && today < right)).toEqual([false]);
});

describe('the address of a chart', () => {
  test('as a picture', () => {
    const subject = chartSubject('/pictures/vi/indicators/de-gdp-share/chart.svg');
    expect(subject).toEqual({
      locale: 'vi',
      room: '/indicators/[code]',
      path: '/indicators/de-gdp-share',
      form: 'svg',
    });
    expect(chartAddress('vi', '/areas', 'png')).toBe('/pictures/vi/areas/chart.png');
    for (const address of [
      '/pictures/vi/chart.svg',
      '/pictures/vi/documents/a/chart.svg',
      '/pictures/xx/areas/chart.svg',
      '/vi/areas/chart.svg',
    ]) {
      expect(chartSubject(address), address).toBeUndefined();
    }
  });

  test('as a frame is that of its page after the language', () => {
    expect(embedAddress('ru', '/strategy/d08')).toBe('/ru/embed/strategy/d08');
    expect(pageOfEmbed('/embed/strategy/d08')).toBe('/strategy/d08');
    expect(embeddedRoomOf('/strategy')).toBeUndefined();
    expect(embeddedRoomOf('/embed/areas')).toBeUndefined();
  });

  test('the code to embed holds whatever the title is', () => {
    const code = embedCode({ address: 'https://portal.test/vi/embed/areas?a=1&b=2', title: 'a "b" <c> & d', height: 5 });
    expect(XMLValidator.validate(code)).toBe(true);
    expect(new XMLParser({ ignoreAttributes: false }).parse(code).iframe['@_title']).toBe('a "b" <c> & d');
  });
});

describe('what a program may ask to embed', () => {
  const portal = 'https://portal.test';
  test.each([
    ['https://portal.test/vi/indicators/a?edition=2', { locale: 'vi', path: '/indicators/a' }],
    ['https://portal.test/ru/embed/areas?theme=dark', { locale: 'ru', path: '/areas' }],
    ['/vi/strategy/d08', { locale: 'vi', path: '/strategy/d08' }],
    ['https://portal.test/areas', { locale: 'vi', path: '/areas' }],
  ])('%s', (address, subject) => expect(oembedSubject(address, portal)).toMatchObject(subject));

  test.each([
    '',
    'nothing',
    'https://other.test/vi/areas',
    'https://portal.test/vi/news',
    'https://portal.test:81/vi/areas',
    'javascript:alert(1)',
  ])('not %s', (address) => expect(oembedSubject(address, portal)).toBeUndefined());

  test('is answered in XML with the same words', () => {
    const answer = { type: 'rich', title: 'a & <b>', width: 3 };
    expect(new XMLParser().parse(writeOembed(answer, 'xml')).oembed).toEqual(answer);
  });
});

test('a frame of an earlier state knows what was added since and what was only taken back', () => {
  const part = (place: string, id: string, since: string) => ({ place, id, since });
  const then = { parts: [part('2022', '1', '2023-12-29'), part('2023', '2', '2024-01-05')] };
  expect(changeSince(then, then)).toBeNull();
  expect(changeSince(then, { parts: [...then.parts, part('2024', '3', '2025-01-05')] })).toBe('newer');
  expect(changeSince(then, { parts: [part('2022', '4', '2024-06-01'), part('2023', '2', '2024-01-05')] })).toBe('newer');
  expect(changeSince(then, { parts: [part('2022', '0', '2022-12-01'), part('2023', '2', '2024-01-05')] })).toBe('changed');
  expect(changeSince(then, { parts: then.parts.slice(1) })).toBe('changed');
});
