import type { Messages } from '@/lib/i18n/messages';
import { type Json, schemaRef } from './api-openapi-components';
import { limitHeaders, problemResponses } from './api-openapi-problems';

type Words = Messages['api']['openapi'];

const json = (schema: Json, example: unknown): Json => ({ 'application/json': { schema, example } });
const answer = (address: string) => ({ number: 214, state: 'submitted', address });
const words = { original: 'vi', vi: 'Số liệu quý III', en: 'Figures of the third quarter' };

const exampleSet = {
  title: words,
  reason: { original: 'vi', vi: 'Báo cáo định kỳ' },
  figures: [
    {
      series: 'de-gdp-share-ministry',
      period: '2026-Q3',
      area: 'vn',
      release: 'bkhcn-2026-11',
      value: '19.2',
      qualifier: '=',
      status: 'provisional',
      note: null,
      source: 'cv-123-2026',
      quote: 'đạt 19,2%',
      quoteLanguage: 'vi',
      confidence: 'high',
    },
  ],
};

/** Change sets from a body's own system: the only part of the API that needs a key. */
export function sendingPaths(text: Words, portal: string): Record<string, Json> {
  const address = `${portal}/api/v1/change-sets/214`;
  const sent = (description: string): Json => ({
    description,
    headers: { ...limitHeaders, Location: { schema: { type: 'string', format: 'uri' } } },
    content: json(schemaRef('SentAnswer'), answer(address)),
  });
  return {
    '/api/v1/change-sets': {
      post: {
        operationId: 'sendChangeSet',
        tags: ['change-sets'],
        summary: text.send,
        description: text.sendMore,
        security: [{ key: [] }],
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            description: text.idempotency,
            schema: { type: 'string', minLength: 1, maxLength: 202 },
            example: '"report-2026-11"',
          },
        ],
        requestBody: { required: true, content: json(schemaRef('SentChangeSet'), exampleSet) },
        responses: { '201': sent(text.sent), '200': sent(text.sentBefore), ...problemResponses('send', [404]) },
      },
    },
    '/api/v1/change-sets/{number}': {
      get: {
        operationId: 'readChangeSet',
        tags: ['change-sets'],
        summary: text.state,
        security: [{ key: [] }],
        parameters: [
          { name: 'number', in: 'path', required: true, description: text.number, schema: { type: 'integer', minimum: 1 }, example: 214 },
        ],
        responses: {
          '200': { description: text.state, headers: limitHeaders, content: json(schemaRef('SentState'), exampleState(address)) },
          ...problemResponses('state'),
        },
      },
    },
  };
}

const exampleState = (address: string) => ({
  ...answer(address),
  title: words,
  reason: words,
  submittedAt: '2026-11-22T03:00:00.000Z',
  publishAt: null,
  publishedAt: null,
  edition: null,
  steps: [{ at: '2026-11-22T03:00:00.000Z', step: 'submitted', words: null }],
  comments: [],
});
