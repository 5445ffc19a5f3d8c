import { describe, expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

interface Described {
  readonly openapi: string;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
}

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: object;
  readonly responses: { readonly [status: string]: { readonly description: string } };
}

async function describedBy({ ask }: Pick<ReturnType<typeof createFakeConsole>, 'ask'>): Promise<Described> {
  return (await ask('/api/openapi.json')).body as Described;
}

/** An answer that holds one list and nothing else. */
function isList(response: object | undefined): boolean {
  const { content } = response as {
    readonly content?: Readonly<Record<string, { readonly schema: { readonly properties?: object } }>>;
  };
  const properties = Object.values(content?.['application/json']?.schema.properties ?? {}) as {
    readonly type?: string;
  }[];
  return properties.length === 1 && properties[0]?.type === 'array';
}

describe('the description of the API', () => {
  it('names every route of the API and nothing else', async () => {
    const fake = createFakeConsole();
    const { paths } = await describedBy(fake);
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const registered = fake.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(registered.sort());
  });

  it('is OpenAPI 3.1 with every parameter of a path', async () => {
    const { openapi, paths } = await describedBy(createFakeConsole());
    expect(openapi).toBe('3.1.0');
    for (const [path, methods] of Object.entries(paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        const inPath = parameters.filter((each) => each.in === 'path' && each.required);
        expect(inPath.map(({ name }) => name)).toEqual(names);
      }
    }
  });

  it('says in words what each answer is', async () => {
    const { paths } = await describedBy(createFakeConsole());
    const answers = Object.values(paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) => Object.entries(responses)),
    );
    const silent = answers.filter(([, { description }]) => description === '').map(([status]) => status);
    expect([...new Set(silent)]).toEqual([]);
  });

  it('names what the clock of the drafts answers before any are tried', async () => {
    const fake = createFakeConsole();
    const { paths } = await describedBy(fake);
    const { status } = await fake.ask('/api/drafts/simulator/clock');
    expect(paths['/api/drafts/simulator/clock']?.['get']?.responses).toHaveProperty(String(status));
  });

  it('lets every list be read by pages, but for previews, which are of thirty days', async () => {
    const { paths } = await describedBy(createFakeConsole());
    const lists = Object.entries(paths).flatMap(([path, { get }]) =>
      get && isList(get.responses['200']) && !path.endsWith('/preview')
        ? [{ path, names: get.parameters.map(({ name }) => name) }]
        : [],
    );
    expect(lists.length).toBeGreaterThan(12);
    expect(lists.filter(({ names }) => !names.includes('after') || !names.includes('limit'))).toEqual([]);
  });

  it('says where a body may be left out, and that a table may come as a file too', async () => {
    const { paths } = await describedBy(createFakeConsole());
    const bodyOf = (path: string) => paths[path]?.['post']?.requestBody;
    expect(bodyOf('/api/broadcasts/{id}/start')).toMatchObject({ required: false });
    expect(bodyOf('/api/broadcasts/{id}/approve')).toMatchObject({ required: true });
    const content = { 'text/csv': {}, 'multipart/form-data': { schema: { required: ['file'] } } };
    expect(bodyOf('/api/contacts/import')).toMatchObject({ required: true, content });
  });

  it('shows bodies, keys and errors', async () => {
    const { paths } = await describedBy(createFakeConsole());
    const post = paths['/api/simulator/{person}/messages']?.['post'];
    expect(post).toMatchObject({
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: { text: { type: 'string' }, choice: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
      responses: { 202: {}, 400: {}, 401: {}, 404: {}, 413: {}, 503: {} },
    });
    expect(post?.parameters.map(({ name }) => name)).toContain('Idempotency-Key');
    expect(paths['/api/contacts']?.['get']?.parameters.map(({ name }) => name)).toEqual([
      'after',
      'limit',
      'address',
      'query',
    ]);
  });
});
