import { describe, expect, it } from '@jest/globals';
import { readYesNo } from '../../../../src/engine/answers/read-yes-no.ts';

const agreed =
  `ya Ya! iya iyaa iyaaa Y yo iyo nggih enggih inggih njih betul benar oke ok OKE siap mau setuju yes
  sudah bisa boleh wis sampun leres 👍 👍🏽 👍👍 ✅`.split(/\s+/u);

const refused =
  `tidak Tidak. tdk gak ga nggak enggak ndak ora mboten emoh belum durung dereng bukan dudu jangan
  tidaaak nggaaak no gamau 👎 ❌ t`.split(/\s+/u);

const sentences: readonly (readonly [string, boolean | null])[] = [
  ['ya, saya mau', true],
  ['iya bu', true],
  ['nggih, pak', true],
  ['dèrèng bu', false],
  ['mbotên', false],
  ['saya setuju', true],
  ['oke siap', true],
  ['sudah bu', true],
  ['ya sudah', true],
  ['inggih, kula purun', true],
  ['siap 👍', true],
  ['y\u200ba', true],
  ['\u202eya\u202c', true],
  ['ＹＡ', true],
  ['tidak mau', false],
  ['oh ya', true],
  ['saya pilih ya', true],
  ['bisa ya', true],
  ['🙏 ya', true],
  ['mahal ya', null],
  ['yang mana ya', null],
  ['mana bisa', null],
  ['mana ada bu', null],
  ['endi iso', null],
  ['masa iya', null],
  ['lom', false],
  ['lom bisa', false],
  ['he eh', true],
  ['apa ya', null],
  ['kok gitu ya bu', null],
  ['besok nggih', null],
  ['tdk mslh', null],
  ['g tw', null],
  ['ga inget bu', null],
  ['bukannya tidak', null],
  ['gak mau', false],
  ['saya tidak setuju', false],
  ['tidak bisa', false],
  ['ora gelem', false],
  ['mboten purun', false],
  ['mboten saget', false],
  ['tidak benar', false],
  ['belum mau', false],
  ['belum pernah', false],
  ['durung iso', false],
  ['belum tahu', null],
  ['kurang setuju', null],
  ['saya kurang bisa', null],
  ['kirang purun', null],
  ['jarang ada', null],
  ['enggaklah', false],
  ['tidaklah', false],
  ['ya enggaklah', null],
  ['ya nggaklah bu', null],
  ['sudahlah', null],
  ['tidak usah', false],
  ['belum bu', false],
  ['sudah tidak', false],
  ['wis ora', false],
  ['tidak, tidak', false],
  ['ora, ora', false],
  ['tidak terima kasih', false],
  ['no, thanks', false],
  ["don't", false],
  ['ya tidak', null],
  ['ya, tapi tidak sekarang', null],
  ['iya, saya tidak mau', null],
  ['sudah belum', null],
  ['tidak tahu', null],
  ['gak keberatan', null],
  ['belum tentu', null],
  ['belum pasti', null],
  ['ora opo2', null],
  ['kalau bisa', null],
  ['gak tau', null],
  ['ora ngerti', null],
  ['mboten ngertos', null],
  ['tidak apa-apa', null],
  ['ora popo', null],
  ['mboten nopo nopo', null],
  ['bukan tidak mau', null],
  ['ya Allah', null],
  ['Ya Allah, tidak', false],
  ['mungkin', null],
  ['nanti', null],
  ['1', null],
  ['', null],
  ['?', null],
  ['yatidak', null],
  ['__proto__', null],
  ['constructor', null],
  ['مرحبا', null],
];

describe('reading yes or no', () => {
  it.each(agreed)('takes %j for yes', (text) => {
    expect(readYesNo(text)).toBe(true);
  });

  it.each(refused)('takes %j for no', (text) => {
    expect(readYesNo(text)).toBe(false);
  });

  it.each(sentences)('takes %j for %j', (text, expected) => {
    expect(readYesNo(text)).toBe(expected);
  });

  it.each(['ya ', 'y', 'tidak mau ', '👍', ' ', '.'])('takes 100 kB of %j in a moment', (part) => {
    const began = performance.now();
    readYesNo(part.repeat(100_000 / part.length));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
