import 'server-only';
import { createTranslator } from 'use-intl/core';
import { env } from '@/lib/env';
import { Invalid } from '@/lib/errors';
import { entityTag } from '@/lib/exports/download';
import type { Table } from '@/lib/exports/table';
import { type Locale, localeSchema } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';
import { API_PATH, type ApiAnswer, apiAddress, listAddress, rowAddress } from './api-answer';
import { type Json, schemaName, schemaRef, writtenSchemas } from './api-openapi-components';
import { type ParameterWords, parametersOfList, parametersOfRow, sharedParameters, textFilter } from './api-openapi-parameters';
import { limitHeaders, problemComponents, problemResponses } from './api-openapi-problems';
import { exampleRow, rowSchema } from './api-openapi-rows';
import { sendingPaths } from './api-openapi-sending';
import { MOST_ROWS, rowTemplate, USUAL_ROWS } from './api-parameters';
import type { Index } from './api-schema';
import { LICENCE } from './door';
import { searchTable } from './search-table';
import { TABLES } from './tables';
import { allMessages, wordsOf } from './words';

type Words = Messages['api']['openapi'];

const version = '1.0.0';

/** The document as an answer; `locale` chooses the language of its words. Throws Invalid for another parameter. */
export function openApiAnswer(query: URLSearchParams): ApiAnswer {
  const strange = [...query.keys()].find((name) => name !== 'locale');
  if (strange !== undefined) throw new Invalid([{ path: [strange], code: 'unknown-parameter' }]);
  const locale = localeSchema.safeParse(query.get('locale') || 'vi').data;
  if (!locale || query.getAll('locale').length > 1) throw new Invalid([{ path: ['locale'], code: 'malformed' }]);
  const etag = entityTag(['openapi', locale, env().PORTAL_URL]);
  return { etag, make: async () => ({ etag, body: JSON.stringify(await openApi(locale)), links: [] }) };
}

/** What the API is, as OpenAPI 3.1: written from the tables and the schemas that the portal itself goes by. */
export async function openApi(locale: Locale): Promise<Json> {
  const messages = (await allMessages())[locale];
  const { api, tokens } = messages;
  const t = createTranslator({ locale, messages, namespace: 'api.parameter' });
  const parameter: ParameterWords = (name) => t(name, { most: MOST_ROWS, usual: USUAL_ROWS });
  const tables = await Promise.all([...TABLES, searchTable].map(async (table) => ({ table, words: await wordsOf(table) })));
  const ofTables = tables.flatMap(({ table, words }) => [
    [
      `${API_PATH}/${table.id}`,
      { get: listOperation(table, parametersOfList(table, words, parameter, locale), words.title[locale], words.description[locale]) },
    ],
    // A place among answers is no row that has an address of its own.
    ...(table.texts
      ? []
      : [
          [
            API_PATH + rowTemplate(table),
            { get: rowOperation(table, parametersOfRow(table, words, parameter, locale), api.openapi.row, words.title[locale]) },
          ],
        ]),
  ]);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: api.openapi.title,
      version,
      description: api.openapi.description,
      license: { name: LICENCE.name, url: LICENCE.url },
    },
    externalDocs: { url: `${env().PORTAL_URL}/${locale}/data/api`, description: api.title },
    servers: [{ url: env().PORTAL_URL }],
    tags: ['portal', 'tables', 'change-sets'].map((name) => ({ name, description: api.openapi.tag[name as keyof Words['tag']] })),
    security: [],
    paths: {
      [API_PATH]: { get: plainOperation('readIndex', api.openapi.index, schemaRef('Index'), exampleIndex()) },
      [`${API_PATH}/openapi.json`]: { get: describeItself(api.openapi) },
      ...Object.fromEntries(ofTables),
      [`${API_PATH}/suggestions`]: { get: suggestionsOperation(api.openapi, parameter) },
      ...sendingPaths(api.openapi, env().PORTAL_URL),
    },
    components: {
      schemas: {
        ...writtenSchemas(),
        ...Object.fromEntries(tables.map(({ table, words }) => [schemaName(table.id, 'Row'), rowSchema(table, words, locale)])),
      },
      parameters: sharedParameters(parameter),
      headers: headers(api.openapi),
      responses: { NotModified: { description: api.openapi.notModified, headers: limitHeaders }, ...problemComponents(tokens.api, locale) },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: api.openapi.key } },
    },
  };
}

const notModified = { '304': { $ref: '#/components/responses/NotModified' } };
const dataHeaders = {
  ...limitHeaders,
  ETag: { $ref: '#/components/headers/ETag' },
  Link: { $ref: '#/components/headers/Link' },
};

const answerOf = (description: string, schema: Json, example: unknown): Json => ({
  description,
  headers: dataHeaders,
  content: { 'application/json': { schema, example } },
});

const enveloped = (data: Json, links: string): Json => ({
  type: 'object',
  properties: { data, meta: schemaRef('Meta'), links: schemaRef(links) },
  required: ['data', 'meta', 'links'],
  additionalProperties: false,
});

const exampleMeta = (table: Table) => ({
  table: table.id,
  edition: 1,
  asOf: null,
  judgedOn: table.isDated ? '2026-11-22' : null,
  licence: LICENCE,
});

function listOperation(table: Table, parameters: Json[], summary: string, description: string): Json {
  const schema = enveloped({ type: 'array', items: schemaRef(schemaName(table.id, 'Row')) }, 'ListLinks');
  const example = { data: [exampleRow(table)], meta: exampleMeta(table), links: { self: listAddress(table, new URLSearchParams()) } };
  return {
    operationId: `list${schemaName(table.id, '')}`,
    tags: ['tables'],
    summary,
    description,
    parameters,
    responses: { '200': answerOf(summary, schema, example), ...notModified, ...problemResponses('read') },
  };
}

function rowOperation(table: Table, parameters: Json[], summary: string, title: string): Json {
  const links = { self: rowAddress(table, table.key, new URLSearchParams()), list: listAddress(table, new URLSearchParams()) };
  const example = { data: exampleRow(table), meta: exampleMeta(table), links };
  const description = `${summary} ${title}.`;
  return {
    operationId: `get${schemaName(table.id, '')}`,
    tags: ['tables'],
    summary: `${title}: ${summary}`,
    parameters,
    responses: {
      '200': answerOf(description, enveloped(schemaRef(schemaName(table.id, 'Row')), 'RowLinks'), example),
      ...notModified,
      ...problemResponses('read'),
    },
  };
}

const plainOperation = (operationId: string, summary: string, schema: Json, example: unknown, parameters: Json[] = []): Json => ({
  operationId,
  tags: ['portal'],
  summary,
  parameters,
  responses: { '200': answerOf(summary, schema, example), ...notModified, ...problemResponses('read') },
});

const describeItself = (words: Words): Json =>
  plainOperation('readOpenApi', words.self, { type: 'object', required: ['openapi', 'paths'] }, { openapi: '3.1.0', paths: {} }, [
    { $ref: '#/components/parameters/locale' },
  ]);

/** OpenSearch Suggestions 1.0: the question, names, what each is, addresses. */
function suggestionsOperation(words: Words, parameter: ParameterWords): Json {
  const list = { type: 'array', items: { type: 'string' } };
  const schema = { type: 'array', prefixItems: [{ type: 'string' }, list, list, list], minItems: 4, maxItems: 4 };
  const example = ['kinh', ['Kinh tế số'], ['Chủ đề'], [`${env().PORTAL_URL}/vi/topics/digital-economy`]];
  return plainOperation('readSuggestions', words.suggestions, schema, example, [
    textFilter('q', parameter),
    { $ref: '#/components/parameters/locale' },
  ]);
}

function exampleIndex(): Index {
  return {
    data: [],
    meta: { edition: 1, licence: LICENCE },
    links: {
      self: env().PORTAL_URL + API_PATH,
      openapi: apiAddress('/openapi.json'),
      documentation: `${env().PORTAL_URL}/vi/data/api`,
      changes: apiAddress('/changes'),
    },
  };
}

const headers = (words: Words): Record<string, Json> => ({
  RateLimitPolicy: { description: words.policy, schema: { type: 'string' }, example: '"open-data";q=600;w=60' },
  RateLimit: { description: words.left, schema: { type: 'string' }, example: '"open-data";r=599;t=60' },
  RetryAfter: { description: words.retry, schema: { type: 'integer', minimum: 1 }, example: 30 },
  ETag: { description: words.etag, schema: { type: 'string' }, example: '"b7Jx…"' },
  Link: { description: words.link, schema: { type: 'string' } },
});
