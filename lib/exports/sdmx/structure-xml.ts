import type { InFour, TableWords } from '../file';
import type { ColumnType } from '../table';
import type { Code } from './code-names';
import { AGENCY, CONCEPTS, VERSION } from './concepts';
import type { Component, Flow } from './flow';
import { reference } from './header';
import { escaped, inLanguages } from './xml';

/** What SDMX calls a type; a day or a year of a source is a period like that of a figure. */
const types: Readonly<Record<ColumnType, string>> = {
  text: 'String',
  code: 'String',
  url: 'URI',
  language: 'String',
  integer: 'Integer',
  decimal: 'Decimal',
  boolean: 'Boolean',
  date: 'GregorianDay',
  'partial-date': 'ObservationalTimePeriod',
  period: 'ObservationalTimePeriod',
  timestamp: 'DateTime',
  list: 'String',
};

const concept = (id: string): string =>
  `<s:ConceptIdentity><Ref id="${id}" maintainableParentID="${CONCEPTS}" maintainableParentVersion="${VERSION}" agencyID="${AGENCY}" package="conceptscheme" class="Concept"/></s:ConceptIdentity>`;

const representation = ({ codelist, column }: Component): string =>
  `<s:LocalRepresentation>${
    codelist === undefined
      ? `<s:TextFormat textType="${types[column.type]}"/>`
      : `<s:Enumeration>${reference(codelist, 'codelist', 'Codelist')}</s:Enumeration>`
  }</s:LocalRepresentation>`;

function attributeXml(component: Component): string {
  const { id, by, column } = component;
  const status = column.required === true ? 'Mandatory' : 'Conditional';
  const relation =
    by === undefined ? '<s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure>' : `<s:Dimension><Ref id="${by}"/></s:Dimension>`;
  return `<s:Attribute id="${id}" assignmentStatus="${status}">${concept(id)}${representation(component)}<s:AttributeRelationship>${relation}</s:AttributeRelationship></s:Attribute>\n`;
}

/** What a data structure definition holds (SDMXStructureDataStructure). */
export function* componentsXml({ dimensions, time, measure, attributes }: Flow): Generator<string> {
  yield '<s:DataStructureComponents>\n<s:DimensionList id="DimensionDescriptor">\n';
  for (const [index, dimension] of dimensions.entries()) {
    yield `<s:Dimension id="${dimension.id}" position="${index + 1}">${concept(dimension.id)}${representation(dimension)}</s:Dimension>\n`;
  }
  yield `<s:TimeDimension id="${time.id}" position="${dimensions.length + 1}">${concept(time.id)}${representation(time)}</s:TimeDimension>\n`;
  yield '</s:DimensionList>\n<s:AttributeList id="AttributeDescriptor">\n';
  for (const attribute of attributes) yield attributeXml(attribute);
  yield `</s:AttributeList>\n<s:MeasureList id="MeasureDescriptor"><s:PrimaryMeasure id="${measure.id}">${concept(measure.id)}${representation(measure)}</s:PrimaryMeasure></s:MeasureList>\n`;
  yield '</s:DataStructureComponents>\n';
}

export const conceptXml = ({ id, column }: Component, words: TableWords): string =>
  `<s:Concept id="${id}">${inLanguages('c:Name', words.column(column))}</s:Concept>\n`;

/** A code without a name in any language is its own name. */
export const codeXml = ({ id, names }: Code): string =>
  `<s:Code id="${escaped(id)}">${inLanguages('c:Name', names) || `<c:Name>${escaped(id)}</c:Name>`}</s:Code>\n`;

export const agencyXml = (names: InFour): string => `<s:Agency id="${AGENCY}">${inLanguages('c:Name', names)}</s:Agency>\n`;
