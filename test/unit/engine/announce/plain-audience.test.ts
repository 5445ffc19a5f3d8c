import { describe, expect, it } from '@jest/globals';
import { parseAudience } from '../../../../src/domain/audience/parse-audience.ts';
import { plainAudience } from '../../../../src/engine/announce/plain-audience.ts';
import { scriptOf } from '../../../support/script-of.ts';

describe('for whom a coordinator announces, in plain words', () => {
  it.each([
    ['semua keluarga', 'role = beneficiary'],
    ['Semua Pendamping', 'role = volunteer'],
    ['desa Songgon', 'role = beneficiary AND village = "Songgon"'],
    ['pendamping desa Sumber Arum', 'role = volunteer AND village = "Sumber Arum"'],
    ['kelompok tani maju', 'group = "tani maju"'],
    ['keluarga desa Songgon kelompok tani', 'role = beneficiary AND village = "Songgon" AND group = "tani"'],
  ])('"%s" is %s', (said, query) => {
    expect(plainAudience(scriptOf({}), said)).toBe(query);
    expect(() => parseAudience(query)).not.toThrow();
  });

  it.each(['role = volunteer AND village = "Songgon"', 'semua', 'teman-teman saya', 'keluarga pendamping'])(
    '"%s" is left to whoever reads queries',
    (said) => {
      expect(plainAudience(scriptOf({}), said)).toBe(said);
    },
  );
});
