import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choiceOf, flowNamed, isProvider, partsOf, readKey } from '@/lib/catalog/sdmx-address';
import { FLOWS } from '@/lib/catalog/sdmx-flows';
import { DATA_OFFERS, offerFor, STRUCTURE_OFFERS, wantedTypes } from '@/lib/catalog/sdmx-formats';
import { instantOf, readDataParameters } from '@/lib/catalog/sdmx-parameters';
import { escaped } from '@/lib/exports/sdmx/xml';
import { hostileText } from '../support/hostile-text';

const flow = FLOWS.find(({ id }) => id === 'OBSERVATIONS') as (typeof FLOWS)[number];
const refused = (work: () => unknown): { reason?: string; values?: Record<string, string> } => {
  try {
    work();
    return {};
  } catch (error) {
    return error as { reason: string; values: Record<string, string> };
  }
};

describe('the address of figures', () => {
  test('has a key with a part for each dimension, of which an empty one means all', () => {
    expect(flow.dimensions.map(({ id }) => id)).toEqual(['INDICATOR', 'SERIES', 'REF_AREA']);
    expect(readKey(flow, 'a..vn+vn-01')).toEqual({ indicator: ['a'], area: ['vn', 'vn-01'] });
    for (const everything of [undefined, '', 'all', '..']) expect(readKey(flow, everything)).toEqual({});
    expect(refused(() => readKey(flow, 'a.b'))).toMatchObject({ reason: 'wrong-key', values: { count: '3' } });
    expect(refused(() => readKey(flow, "a'.b.c")).reason).toBe('wrong-parameter');
  });

  test('names the flow alone, with its agency, or with both and the version', () => {
    for (const text of ['OBSERVATIONS', 'VNDES,OBSERVATIONS', 'VNDES,OBSERVATIONS,1.0', 'all,OBSERVATIONS,latest']) {
      expect(flowNamed(text, FLOWS).id).toBe('OBSERVATIONS');
    }
    for (const text of ['X', 'ECB,OBSERVATIONS', 'VNDES,OBSERVATIONS,2.0'])
      expect(refused(() => flowNamed(text, FLOWS)).reason).toBe('no-data');
    expect([isProvider(undefined), isProvider('all'), isProvider('VNDES,VNDES'), isProvider('ECB')]).toEqual([true, true, true, false]);
  });

  test('may end in a slash, and is refused where it cannot be read', () => {
    expect(partsOf('data/OBSERVATIONS/.X./all/')).toEqual(['data', 'OBSERVATIONS', '.X.', 'all']);
    expect(refused(() => partsOf('data/%E0%A4%A')).reason).toBe('wrong-parameter');
    expect(choiceOf('CL_FREQ+CL_AREA', 'resourceID')).toEqual(new Set(['CL_FREQ', 'CL_AREA']));
  });
});

describe('what is asked for', () => {
  const offered = (accept: string | null, format: string | null = null) => offerFor(DATA_OFFERS, format, accept).name;

  test('is generic SDMX-ML where nothing is said, else the most wanted type that there is', () => {
    for (const accept of [null, '', '*/*', 'application/xml', 'text/html, */*;q=0.1']) expect(offered(accept)).toBe('generic');
    expect(offered('application/vnd.sdmx.structurespecificdata+xml;version=2.1')).toBe('specific');
    expect(offered('application/vnd.sdmx.data+json; version=1.0.0-wd')).toBe('json');
    expect(offered('application/vnd.sdmx.data+csv')).toBe('csv');
    expect(offered('application/vnd.sdmx.data+csv;version=1.0.0')).toBe('csv1');
    expect(offered('application/xml;q=0.5, application/json')).toBe('json');
    expect(offered('image/png', 'csvdata')).toBe('csv');
    expect(refused(() => offered('application/vnd.sdmx.data+json;version=2.0.0')).reason).toBe('not-acceptable');
    expect(refused(() => offered('application/json;q=0')).reason).toBe('not-acceptable');
    expect(refused(() => offerFor(STRUCTURE_OFFERS, 'pdf', null)).reason).toBe('not-acceptable');
  });

  test('every type that is offered is what is given for it', () => {
    for (const { name, mediaType, formats } of DATA_OFFERS) {
      expect(offered(mediaType)).toBe(name);
      for (const format of formats) expect(offered(null, format)).toBe(name);
    }
  });

  test('is read from any header without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (accept) => Array.isArray(wantedTypes(accept))));
  });
});

describe('parameters', () => {
  const read = (text: string) => readDataParameters(new URLSearchParams(text));

  test('of time are days: the first of a beginning, the last of an end', () => {
    expect(read('startPeriod=2023-Q2&endPeriod=2024').span).toEqual({ from: '2023-04-01', to: '2024-12-31' });
    expect(read('startPeriod=2023-A1&endPeriod=2024-M02').span).toEqual({ from: '2023-01-01', to: '2024-02-29' });
    expect(read('startPeriod=2023-05-06T10:00:00').span).toEqual({ from: '2023-05-06' });
  });

  test('an instant without an offset is one in Viet Nam', () => {
    expect(instantOf('2026-11-22T07:00:00')).toBe('2026-11-22T00:00:00.000Z');
    expect(instantOf('2026-11-22T07:00:00 02:00')).toBe('2026-11-22T05:00:00.000Z');
    expect(instantOf('2026-11-22')).toBe('2026-11-21T17:00:00.000Z');
  });

  test('that are wrong, unknown or said twice are refused by their name', () => {
    for (const text of ['startPeriod=x', 'updatedAfter=2024-13-01', 'lastNObservations=0', 'detail=all', 'includeHistory=1', 'foo=1']) {
      expect(refused(() => read(text)).values?.name).toBe(text.split('=')[0]);
    }
    expect(refused(() => read('detail=full&detail=full')).values?.name).toBe('detail');
  });
});

test('a text stands in XML as it is, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const xml = escaped(text);
      expect(xml).not.toMatch(/[<>"\p{Cc}\p{Cs}\ufffe\uffff]|&(?!(amp|lt|gt|quot|#9|#10|#13|#39);)/u);
    }),
  );
});
