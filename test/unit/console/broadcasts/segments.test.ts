import { expect, it } from '@jest/globals';
import { createSegments } from '../../../../src/programme/broadcasts/segments.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

it('lists segments by pages that go on behind an id, or a name', async () => {
  const now = (): number => 1;
  const store = await openEmbeddedStore({ path: ':memory:', now });
  const broadcasts = { list: () => Promise.resolve([]) };
  const { ask } = createFakeConsole({ segments: createSegments({ store, now, broadcasts }) });
  for (const name of ['a', 'b', 'c']) {
    await ask('/api/segments', { body: { name, query: 'role = volunteer' } });
  }
  const list = async (query: string) => {
    const { body } = await ask(`/api/segments?${query}`);
    return (body as { readonly segments: readonly Record<'id' | 'name', string>[] }).segments;
  };
  const [first] = await list('limit=1');
  expect(await list(`limit=1&after=${first?.id}`)).toMatchObject([{ name: 'b' }]);
  expect(await list('after=b')).toMatchObject([{ name: 'c' }]);
});
