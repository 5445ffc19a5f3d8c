import { z } from 'zod';
import { errorAnswer } from './common-schema.ts';
import { type Endpoint } from './endpoint.ts';

interface Described {
  readonly properties?: { readonly [name: string]: { readonly description?: string } };
  readonly required?: readonly string[];
}

const errorReference = { $ref: '#/components/schemas/Error' };
const errorNames: { readonly [status: number]: string } = {
  400: 'Something in the request is wrong; `where` says which part.',
  401: 'The token is missing or wrong.',
  403: 'A page of another site sent it.',
  404: 'There is no such thing.',
  409: 'It cannot be done as things stand.',
  413: 'The body is larger than 256 kB (20 MB for a table or a file).',
  429: 'Too many wrong tokens came from this address; wait for the seconds in `Retry-After`.',
  503: 'The store cannot be reached or is full; try again.',
};

/** The description of the API, OpenAPI 3.1, made from the schemas that check it. */
export function openApi(endpoints: readonly Endpoint[]): object {
  const paths: { [path: string]: { [method: string]: object } } = {};
  for (const each of endpoints) {
    const { route, method } = each.options;
    const path = route.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [method]: operation(each) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Semangat', version: '0.1.0', description: 'The API of a Semangat installation.' },
    security: [{ token: [] }, { signedIn: [] }],
    paths,
    components: {
      schemas: { Error: jsonSchema(errorAnswer, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'ADMIN_TOKEN' },
        signedIn: { type: 'apiKey', in: 'cookie', name: 'semangat' },
      },
    },
  };
}

function operation({ options }: Endpoint): object {
  const { summary, status, answer, body, path, query, method, form } = options;
  return {
    summary,
    parameters: [
      ...parameters(path, 'path'),
      ...parameters(query, 'query'),
      ...(method === 'get' ? [] : [idempotencyKey]),
    ],
    ...(body === null ? {} : { requestBody: requestBody(body, form) }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(answer === null ? {} : { content: content(jsonSchema(answer, 'output')) }),
      },
      ...Object.fromEntries(errorsOf(options).map((each) => [each, errorResponse(each)])),
    },
  };
}

/** Whoever only presses a button may leave the body out. */
function requestBody(body: z.ZodType, form: 'json' | 'csv'): object {
  const schema = jsonSchema(body, 'input');
  return form === 'json'
    ? { required: !body.safeParse({}).success, content: content(schema) }
    : { required: true, content: { 'text/csv': { schema }, 'multipart/form-data': { schema: fileForm } } };
}

const fileForm = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary', description: 'The table as a file.' } },
  required: ['file'],
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Your own name for this write: sent twice, it is done once. With another body it is refused.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

/** A write is refused where its key was sent with another one before, and where another site sends it by cookie. */
function errorsOf({ method, body, errors }: Endpoint['options']): readonly number[] {
  const known = new Set([400, 401, 429, ...errors, ...(method === 'get' ? [] : [403, 409])]);
  return [...known, ...(body === null ? [] : [413]), 503];
}

function errorResponse(status: number): object {
  return { description: errorNames[status] ?? '', content: content(errorReference) };
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): readonly object[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as Described;
  return Object.entries(properties).map(([name, { description = '', ...each }]) => ({
    name,
    in: place,
    required: required.includes(name),
    description,
    schema: each,
  }));
}

function content(schema: object): object {
  return { 'application/json': { schema } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const made: { $schema?: string } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  delete made.$schema;
  return made;
}
