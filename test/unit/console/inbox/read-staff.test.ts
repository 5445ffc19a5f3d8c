import { beforeEach, describe, expect, it } from '@jest/globals';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

let fake: FakeConsole;

beforeEach(() => {
  fake = createFakeConsole({});
  fake.add(somebody({ id: 'siti', name: 'Siti', companion: null }));
  fake.add(somebody({ id: 'budi1', role: 'volunteer', name: 'Budi', village: 'Songgon' }));
  fake.add(somebody({ id: 'budi2', role: 'volunteer', name: 'Budi', village: 'Glagah' }));
  fake.add(somebody({ id: 'dewi', role: 'volunteer', name: 'Dewi', village: 'Songgon' }));
});

describe('the choice of a volunteer', () => {
  it.each(['/people/siti/pairing', '/new-person?role=beneficiary', '/tasks'])(
    'tells two of one name apart by their villages, and nobody else, on %s',
    async (path) => {
      const { body } = await fake.ask(path);
      expect(body).toMatch(/value="budi2"[^>]*>Budi \(Glagah\)</u);
      expect(body).toMatch(/value="budi1"[^>]*>Budi \(Songgon\)</u);
      expect(body).toMatch(/value="dewi"[^>]*>Dewi</u);
    },
  );
});
