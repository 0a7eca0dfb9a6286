import { LOCALES } from '@/lib/i18n/localized';
import { AGENCY } from './concepts';
import type { Component } from './flow';
import type { Grammar, Row } from './grouped';
import { idOf, preparedOf } from './header';
import { structureJson } from './json-structure';
import { cellsOf } from './layout';
import type { Message } from './message';
import { type Positions, positionsOf } from './positions';

/** By this a reader knows the version of what it reads. */
const SCHEMA = 'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0/sdmx-json-data-schema.json';

function metaOf(message: Message): string {
  const { locale, origin } = message.file;
  const { publisher, licence, page, self } = origin;
  return JSON.stringify({
    schema: SCHEMA,
    id: idOf(message),
    test: false,
    prepared: preparedOf(message),
    contentLanguages: [locale, ...LOCALES.filter((other) => other !== locale)],
    sender: { id: AGENCY, name: publisher[locale], names: publisher },
    links: [
      { href: self, rel: 'self' },
      { href: page, rel: 'describedby', type: 'text/html' },
      { href: licence.url, rel: 'license', title: licence.name },
    ],
  });
}

/**
 * SDMX-JSON 1.0: places in lists instead of values. The figures come first and the lists after them, so that nothing has to be held but
 * the values themselves; in JSON the order of names says nothing.
 */
export function jsonData(message: Message): Grammar {
  const { flow, layout } = message;
  const { key, seriesAttributes, observation, attributes, isFlat, hasObservations } = layout;
  const cells = cellsOf(layout, flow.measure);
  const positions = new Map<Component, Positions>(cells.filter((cell) => cell !== flow.measure).map((cell) => [cell, positionsOf(cell)]));
  const lists = cells.map((cell) => positions.get(cell));
  const at = key.length + seriesAttributes.length;
  const measureAt = at + observation.length;
  const place = (row: Row, index: number): number | 'null' => {
    const value = row[index];
    return value == null ? 'null' : (lists[index] as Positions).of(value);
  };
  const places = (row: Row, from: number, count: number, between: string): string => {
    let text = '';
    for (let index = from; index < from + count; index += 1) text += `${index === from ? '' : between}${place(row, index)}`;
    return text;
  };
  return {
    head: () => `{"meta":${metaOf(message)},\n"data":{"dataSets":[`,
    openSet: ({ action, validFrom }, isFirst) =>
      `${isFirst ? '' : ',\n'}{"action":"${action}"${validFrom === null ? '' : `,"validFrom":"${validFrom}"`},"${isFlat ? 'observations' : 'series'}":{`,
    openSeries: (row, isFirst) => {
      if (isFlat) return '';
      const said = seriesAttributes.length === 0 ? '' : `"attributes":[${places(row, key.length, seriesAttributes.length, ',')}]`;
      const observed = hasObservations ? `${said === '' ? '' : ','}"observations":{` : '';
      return `${isFirst ? '' : ','}\n"${places(row, 0, key.length, ':')}":{${said}${observed}`;
    },
    observation: (row, isFirst) => {
      const said = attributes.length === 0 ? '' : `,${places(row, measureAt + 1, attributes.length, ',')}`;
      return `${isFirst ? '' : ','}"${places(row, at, observation.length, ':')}":[${row[measureAt] ?? 'null'}${said}]`;
    },
    closeSeries: () => (isFlat ? '' : hasObservations ? '}}' : '}'),
    closeSet: () => '}}',
    async *foot() {
      yield '],\n';
      yield* structureJson(message, positions);
      yield '}}\n';
    },
  };
}
