import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;
export type Parameter = { name: string; in: string; description: string; schema: Json; example?: unknown; explode?: boolean };
type Content = Record<string, { schema: Json; example?: unknown; examples?: Record<string, { value: unknown }> }>;
type Response = { content?: Content };
export type ApiDocument = { paths: Record<string, Record<string, Json>>; components: Record<string, Record<string, Json>> } & Json;
export type Operation = {
  address: string;
  method: string;
  operation: { operationId: string; summary: string; requestBody?: { content: Content } };
  parameters: Parameter[];
  responses: Record<string, Response>;
};

function resolved<T>(document: ApiDocument, value: unknown): T {
  const ref = (value as { $ref?: string }).$ref;
  if (ref === undefined) return value as T;
  const [, , group = '', name = ''] = ref.split('/');
  return document.components[group]?.[name] as T;
}

/** Every operation with its parameters and answers, references followed. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([address, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      address,
      method,
      operation: operation as Operation['operation'],
      parameters: ((operation.parameters ?? []) as unknown[]).map((one) => resolved<Parameter>(document, one)),
      responses: Object.fromEntries(
        Object.entries(operation.responses as Json).map(([status, one]) => [status, resolved<Response>(document, one)]),
      ),
    })),
  );
}

/** What is wrong with a value, or null. */
export type Check = (value: unknown) => string | null;

/** Makes checks from schemas that refer to the document's components. */
export function checker(document: ApiDocument): (schema: Json) => Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
  const absolute = (schema: Json): Json => JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));
  const made = new Map<string, Check>();
  return (schema) => {
    const text = JSON.stringify(schema);
    const known = made.get(text);
    if (known) return known;
    const validate = ajv.compile(absolute(schema));
    const check: Check = (value) => (validate(value) ? null : ajv.errorsText(validate.errors));
    made.set(text, check);
    return check;
  };
}

/** Each body that the document describes, with its examples. */
export function answersOf(document: ApiDocument): { at: string; examples: unknown[]; check: Check }[] {
  const checkOf = checker(document);
  return operationsOf(document).flatMap(({ address, method, operation, responses }) => {
    const bodies = [...Object.entries(responses), ['request', operation.requestBody ?? {}] as const];
    return bodies.flatMap(([status, body]) =>
      Object.values((body as Response).content ?? {}).map(({ schema, example, examples }) => ({
        at: `${method} ${address} ${status}`,
        examples: [...(example === undefined ? [] : [example]), ...Object.values(examples ?? {}).map(({ value }) => value)],
        check: checkOf(schema),
      })),
    );
  });
}
