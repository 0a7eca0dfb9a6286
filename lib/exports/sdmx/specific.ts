import { AGENCY, VERSION } from './concepts';
import { valuesOf } from './generic';
import type { Grammar } from './grouped';
import { headerXml } from './header';
import type { Message } from './message';
import { escaped, HEAD, namespaces } from './xml';

const value = (id: string, text: string): string => ` ${id}="${escaped(text)}"`;

/** SDMX-ML 2.1 structure-specific data: a concept is an attribute, for whoever has the structure. Half as long as the generic one. */
export function specificData(message: Message): Grammar {
  const { flow, layout } = message;
  const { key, seriesAttributes, observation, attributes, isFlat } = layout;
  const namespace = `urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=${AGENCY}:${flow.id}(${VERSION}):ObsLevelDim:${layout.at}`;
  const series = valuesOf([...key, ...seriesAttributes], 0, value);
  const figure = valuesOf([...observation, flow.measure, ...attributes], key.length + seriesAttributes.length, value);
  const own = ` xmlns:o="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  return {
    head: () => `${HEAD}<m:StructureSpecificData${namespaces('m', 'c', 'ss')}${own}>${headerXml(message, namespace)}\n`,
    openSet: ({ action, validFrom }) =>
      `<m:DataSet ss:structureRef="${flow.id}" xsi:type="o:DataSetType" ss:dataScope="DataStructure" ss:action="${action}"${
        validFrom === null ? '' : ` ss:validFromDate="${validFrom}"`
      }>\n`,
    openSeries: (row) => (isFlat ? '' : `<Series${series(row)}>`),
    observation: (row) => `<Obs${figure(row)}/>${isFlat ? '\n' : ''}`,
    closeSeries: () => (isFlat ? '' : '</Series>\n'),
    closeSet: () => '</m:DataSet>\n',
    foot: () => ['</m:StructureSpecificData>\n'],
  };
}
