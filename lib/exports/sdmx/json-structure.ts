import { type Code, choicesOf, codesOf, nameIn } from './code-names';
import { type Component, FREQUENCY } from './flow';
import type { Message } from './message';
import type { Positions } from './positions';

/** The names of the codes that a message uses. */
async function usedCodes({ file }: Message, { column }: Component, used: ReadonlySet<string>): Promise<Map<string, Code>> {
  const { table, words, asked } = file;
  const related = column.refers === undefined ? undefined : file.related(column.refers);
  const found = new Map<string, Code>();
  if (column.type !== 'code') return found;
  if (!related) for (const code of choicesOf(table, column, words)) found.set(code.id, code);
  else for await (const codes of codesOf(related, asked)) for (const code of codes) if (used.has(code.id)) found.set(code.id, code);
  return found;
}

/** A value of a component: a code with its names, or what stands there. Periods are their own names. */
function valueJson({ file: { locale } }: Message, { role }: Component, text: string, code: Code | undefined): string {
  if (code !== undefined) return JSON.stringify({ id: text, name: nameIn(locale, code), names: code.names });
  return JSON.stringify(role === 'attribute' ? { name: text } : { id: text, name: text });
}

/** What the numbers of a message of JSON stand for, list by list: written last, when it is known which values there are. */
export async function* structureJson(message: Message, positions: ReadonlyMap<Component, Positions>): AsyncGenerator<string> {
  const { file, flow, layout } = message;
  const places = [...flow.dimensions, flow.time];
  async function* listed(components: readonly Component[]): AsyncGenerator<string> {
    for (const [index, component] of components.entries()) {
      const { id, role, column, codelist } = component;
      const words = file.words.column(column);
      const position = role === 'attribute' ? {} : { keyPosition: places.indexOf(component) };
      const roleName = component === flow.time || column === FREQUENCY ? { role: id } : {};
      const head = JSON.stringify({ id, name: words[file.locale], names: words, ...position, ...roleName });
      yield `${index === 0 ? '' : ','}${head.slice(0, -1)},"values":[`;
      const own = positions.get(component) as Positions;
      const codes = codelist === undefined ? new Map<string, Code>() : await usedCodes(message, component, new Set(own.values()));
      let isFirst = true;
      for (const text of own.values()) {
        yield `${isFirst ? '' : ','}${valueJson(message, component, text, codes.get(text))}`;
        isFirst = false;
      }
      yield ']}';
    }
  }
  const { title, description } = file.words;
  const head = JSON.stringify({ name: title[file.locale], names: title, description: description[file.locale], descriptions: description });
  yield `"structure":${head.slice(0, -1)},"dimensions":{"dataSet":[],"series":[`;
  yield* listed(layout.key);
  yield '],"observation":[';
  yield* listed(layout.hasObservations ? layout.observation : []);
  yield ']},"attributes":{"dataSet":[],"series":[';
  yield* listed(layout.seriesAttributes);
  yield '],"observation":[';
  yield* listed(layout.attributes);
  yield ']}}';
}
