import type { Component } from './flow';
import type { Grammar, Row } from './grouped';
import { headerXml } from './header';
import type { Message } from './message';
import { escaped, HEAD, namespaces } from './xml';

/** Writes some cells of a row, the first of which stands at `from`; a cell without a value is not said. */
export function valuesOf(components: readonly Component[], from: number, say: (id: string, value: string) => string): (row: Row) => string {
  return (row) => {
    let text = '';
    for (let index = 0; index < components.length; index += 1) {
      const value = row[from + index];
      if (value != null) text += say((components[index] as Component).id, value);
    }
    return text;
  };
}

const value = (id: string, text: string): string => `<g:Value id="${id}" value="${escaped(text)}"/>`;
const within = (element: string, values: string): string => (values === '' ? '' : `<g:${element}>${values}</g:${element}>`);

/** SDMX-ML 2.1 generic data: every value with the name of its concept, so that it is read without the structure at hand. */
export function genericData(message: Message): Grammar {
  const { flow, layout } = message;
  const { key, seriesAttributes, observation, attributes, isFlat } = layout;
  const at = key.length + seriesAttributes.length;
  const measureAt = at + observation.length;
  const say = {
    key: valuesOf(key, 0, value),
    series: valuesOf(seriesAttributes, key.length, value),
    observation: valuesOf(observation, at, value),
    attributes: valuesOf(attributes, measureAt + 1, value),
  };
  return {
    head: () => `${HEAD}<m:GenericData${namespaces('m', 'c', 'g')}>${headerXml(message)}\n`,
    openSet: ({ action, validFrom }) =>
      `<m:DataSet structureRef="${flow.id}" action="${action}"${validFrom === null ? '' : ` validFromDate="${validFrom}"`}>\n`,
    openSeries: (row) => (isFlat ? '' : `<g:Series>${within('SeriesKey', say.key(row))}${within('Attributes', say.series(row))}`),
    observation: (row) => {
      const measured = row[measureAt];
      const of = isFlat ? within('ObsKey', say.observation(row)) : `<g:ObsDimension value="${escaped(row[at] ?? '')}"/>`;
      const said = measured == null ? '' : `<g:ObsValue value="${measured}"/>`;
      return `<g:Obs>${of}${said}${within('Attributes', say.attributes(row))}</g:Obs>${isFlat ? '\n' : ''}`;
    },
    closeSeries: () => (isFlat ? '' : '</g:Series>\n'),
    closeSet: () => '</m:DataSet>\n',
    foot: () => ['</m:GenericData>\n'],
  };
}
