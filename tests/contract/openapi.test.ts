import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { openApi } from '@/lib/catalog/api-openapi';
import { readOnly } from '@/lib/catalog/read-only';
import { TABLES } from '@/lib/catalog/tables';
import { LOCALES } from '@/lib/i18n/localized';
import { type ApiDocument, answersOf, type Operation, operationsOf } from '../support/openapi';

/** What a method that is refused by name answers is nothing the document offers. */
const refusals = new Set<unknown>(Object.values(readOnly));

/** The routes of the API as files, with the methods they answer to themselves. */
async function routes(): Promise<{ address: string; methods: string[] }[]> {
  const root = 'app/api/v1';
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === 'route.ts');
  return Promise.all(
    files.map(async (file) => {
      const handlers = Object.entries<unknown>(await import(path.resolve(root, file)));
      const answers = handlers.filter(([name, handler]) => !refusals.has(handler) && /^(GET|POST|PUT|PATCH|DELETE)$/.test(name));
      const methods = answers.map(([name]) => name);
      return { address: ['/api/v1', ...path.dirname(file).split(path.sep)].filter((part) => part !== '.').join('/'), methods };
    }),
  );
}

/** What a route's own file says of its address, for every table. */
function addressesOf(address: string): string[] {
  if (address.includes('[...key]')) return TABLES.map(({ id, key }) => `/api/v1/${[id, ...key.map((part) => `{${part}}`)].join('/')}`);
  // The search answers a question: it has a list, and no rows with addresses of their own.
  if (address.includes('[table]')) return [...TABLES.map(({ id }) => `/api/v1/${id}`), '/api/v1/search'];
  return [address.replace(/\[(\w+)\]/g, '{$1}')];
}

let document: ApiDocument;
let operations: Operation[];

beforeAll(async () => {
  document = (await openApi('vi')) as ApiDocument;
  operations = operationsOf(document);
});

describe('the OpenAPI document', () => {
  test.each(LOCALES)('is valid OpenAPI 3.1 with its words in %s', async (locale) => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(await openApi(locale)));
    expect(result.valid, JSON.stringify(result.errors)).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  test('has a path for every route with every method, and no other', async () => {
    const expected = (await routes()).flatMap(({ address, methods }) =>
      addressesOf(address).flatMap((one) => methods.map((method) => `${method} ${one}`)),
    );
    expect(operations.map(({ method, address }) => `${method.toUpperCase()} ${address}`).sort()).toEqual(expected.sort());
  });

  test('says of every operation what it does, under a name of its own, and of every parameter what it means, with an example', () => {
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { method, address, operation, parameters } of operations) {
      const at = `${method} ${address}`;
      expect(operation.summary, at).toMatch(/\S/);
      for (const { name, description, schema, example } of parameters) {
        expect(description, `${at} ${name}`).toMatch(/\S/);
        expect(schema, `${at} ${name}`).toBeDefined();
        if (name !== 'cursor') expect(example, `${at} ${name}`).toBeDefined();
      }
      const named = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
    }
  });

  test('gives every answer an example that its own schema takes', () => {
    const answers = answersOf(document);
    for (const { at, examples, check } of answers) {
      expect(examples.length, at).toBeGreaterThan(0);
      for (const example of examples) expect(check(example), `${at} ${JSON.stringify(example)}`).toBeNull();
    }
    expect(answers.length).toBeGreaterThan(2 * TABLES.length);
  });

  test('leads nowhere: every reference in it is to something it holds', () => {
    const text = JSON.stringify(document);
    for (const [, ref] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = (ref as string)
        .slice(2)
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
      expect(found, ref).toBeDefined();
    }
  });
});
