import { describe, expect, it } from '@jest/globals';
import { type Option } from '../../../../src/engine/answers/exact-choice.ts';
import { readChoice } from '../../../../src/engine/answers/read-choice.ts';

function option(label: string, value: Option['value'] = label, ...accept: readonly string[]): Option {
  return { value, labels: [label], accept };
}

const mood: readonly Option[] = [
  option('Semangat 😊', 'good', 'baik', 'senang', '👍', 'apik tenan'),
  { value: 'soso', labels: ['Biasa saja', 'Biasa mawon'], accept: [] },
  option('Sedang berat', 'heavy', '😢'),
];
const yesNo = [option('Ya', true), option('Tidak', false)];
const meeting = [option('Bisa', 'yes', 'ya'), option('Tidak bisa', 'no')];
const tried = [option('Sudah', 'yes'), option('Belum sempat', 'not_yet', 'belum')];
const often = [option('Tidak pernah', 'never'), option('Belum pernah', 'not_yet'), option('Sering', 'often')];
const scale = [option('5'), option('3'), option('1')];
const counts = [option('0 anak', 0), option('1 anak', 1), option('2 anak', 2)];
const listed = [option('1. Di atas 2 km', 'far'), option('2. Di bawah 2 km', 'near')];
const reversed = [option('Setuju', 3), option('Ragu', 2), option('Menolak', 1)];
const amounts = [option('Rp 10.000', 10), option('Rp 20.000', 20)];
const signs = [option('<5', 'less'), option('>5', 'more')];
const change = [option('Naik', 1), option('Tetap', 0), option('Turun', -1)];
const twins = [option('Kopi', 'a'), option('Teh', 'b', 'kopi')];
const letters = [option('A'), option('B')];
const arabic = [option('نعم', 'yes'), option('لا', 'no')];
const odd = [option('__proto__', 'proto'), option('constructor', 'make')];
const pictures = [option('😊', 'glad'), option('😢', 'sad')];
const javanese = [option('Wonten laré'), option('Boten wonten laré'), option('Dereng sekolah')];
const coming = [option('Datang'), option('Tidak bisa datang'), option('Belum tahu')];
const selling = [option('Tiap hari'), option('Kadang jualan'), option('Tidak jualan')];
const trading = [option('Tiap hari'), option('Tidak jualan')];
const nine = Array.from({ length: 9 }, (_, at) => option(`Desa ${'ABCDEFGHI'.charAt(at)}`));

const cases: readonly (readonly [string, readonly Option[], string, number | null])[] = [
  ['an outcry is no yes', yesNo, 'Ya Allah', null],
  ['a yes beside an outcry', yesNo, 'ya ampun, ya', 0],
  ['mood', mood, 'Semangat 😊', 0],
  ['mood', mood, 'semangat', 0],
  ['mood', mood, 'SEMANGAT!!', 0],
  ['mood', mood, 'good', 0],
  ['mood', mood, 'Good.', 0],
  ['mood', mood, 'baik', 0],
  ['a yes is no label with a not', coming, 'bisa datang', 0],
  ['a yes is no label with a not', coming, 'bisa', null],
  ['a yes is no label with a not', trading, 'jualan', null],
  ['a not is that label', coming, 'gak bisa datang', 1],
  ['a maybe that is a label', selling, 'kadang jualan', 1],
  ['asks to be agreed with', yesNo, 'mahal ya', null],
  ['asks to be agreed with', yesNo, 'besok nggih', null],
  ['a yes that comes first', yesNo, 'ya besok', 0],
  ['accents are left off', javanese, 'wonten lare', 0],
  ['accents are left off', javanese, 'boten wonten lare', 1],
  ['accents are added', javanese, 'dèrèng sekolah', 2],
  ['mood', mood, 'Senang', 0],
  ['mood', mood, 'apik tenan', 0],
  ['mood', mood, '👍', 0],
  ['mood', mood, '👍🏾', 0],
  ['mood', mood, '😢', 2],
  ['mood', mood, '😢😢😢', 2],
  ['mood', mood, '👍👍 bu', 0],
  ['mood', mood, '1. Semangat', 0],
  ['mood', mood, '😊', 0],
  ['mood', mood, '😊😊😊', 0],
  ['mood', mood, 'biasa mawon', 1],
  ['mood', mood, 'biasa', 1],
  ['mood', mood, 'saja biasa', 1],
  ['mood', mood, 'berat', 2],
  ['mood', mood, 'sedang', 2],
  ['mood', mood, 'saya sedang berat sekali', 2],
  ['mood', mood, 'alhamdulillah semangat bu', 0],
  ['mood', mood, 'semangat 💪', 0],
  ['mood', mood, 'semangat semangat', 0],
  ['mood', mood, 'baik bu', 0],
  ['mood', mood, '1', 0],
  ['mood', mood, '1.', 0],
  ['mood', mood, '(2)', 1],
  ['mood', mood, ' 3 ', 2],
  ['mood', mood, '1️⃣', 0],
  ['mood', mood, '٢', 1],
  ['mood', mood, '２', 1],
  ['mood', mood, '\u200b2\u200b', 1],
  ['mood', mood, '\u202e2\u202c', 1],
  ['mood', mood, 'nomor 2', 1],
  ['mood', mood, 'no 2', 1],
  ['mood', mood, 'No. 2 bu', 1],
  ['mood', mood, 'pilih 3', 2],
  ['mood', mood, 'yang 1 saja', 0],
  ['mood', mood, '2 pak', 1],
  ['mood', mood, 'satu', 0],
  ['mood', mood, 'nomor dua', 1],
  ['mood', mood, 'loro', 1],
  ['mood', mood, '0', null],
  ['mood', mood, '4', null],
  ['mood', mood, '01', null],
  ['mood', mood, '12', null],
  ['mood', mood, '1 2', null],
  ['mood', mood, '1 atau 2', null],
  ['mood', mood, '2 hari', null],
  ['mood', mood, 'tidak semangat', null],
  ['mood', mood, 'gak semangat', null],
  ['mood', mood, 'ga semangat', null],
  ['mood', mood, 'ora semangat', null],
  ['mood', mood, 'mboten semangat', null],
  ['mood', mood, 'bukan biasa saja', null],
  ['mood', mood, 'dudu biasa', null],
  ['mood', mood, 'belum semangat', null],
  ['mood', mood, 'durung semangat', null],
  ['mood', mood, 'kurang semangat', null],
  ['mood', mood, 'no good', null],
  ['mood', mood, 'tidak baik', null],
  ['mood', mood, 'tidak', null],
  ['mood', mood, 'semangat tapi sedang berat', null],
  ['mood', mood, '😊😢', null],
  ['mood', mood, 'semangatku', null],
  ['mood', mood, 'beratnya', null],
  ['mood', mood, 'entah', null],
  ['mood', mood, '', null],
  ['mood', mood, '   ', null],
  ['mood', mood, '!!!', null],
  ['mood', mood, '__proto__', null],
  ['mood', mood, 'constructor', null],
  ['mood', mood, 'undefined', null],
  ['yesNo', yesNo, 'ya', 0],
  ['yesNo', yesNo, 'Ya, bu', 0],
  ['yesNo', yesNo, 'ya saya mau', 0],
  ['yesNo', yesNo, 'tidak', 1],
  ['yesNo', yesNo, 'Tidak, pak', 1],
  ['yesNo', yesNo, 'true', 0],
  ['yesNo', yesNo, 'false', 1],
  ['yesNo', yesNo, 'ya atau tidak', null],
  ['yesNo', yesNo, 'tidak ya', 1],
  ['yesNo', yesNo, 'ya tidak', null],
  ['yesNo', yesNo, 'Ya, tidak bu', null],
  ['yesNo', yesNo, 'ya nomor 2', null],
  ['yesNo', yesNo, 'ya nomor 1', 0],
  ['yesNo', yesNo, 'ora', null],
  ['often', often, 'tidak pernah', 0],
  ['often', often, 'Tidak pernah!', 0],
  ['often', often, 'saya tidak pernah', 0],
  ['often', often, 'tidak', null],
  ['often', often, 'pernah', null],
  ['often', often, 'belum', 1],
  ['often', often, 'tidak sering', null],
  ['often', often, '1', 0],
  ['scale', scale, '5', 0],
  ['scale', scale, '3', 1],
  ['scale', scale, '1', 2],
  ['scale', scale, '2', null],
  ['scale', scale, 'saya pilih 5', 0],
  ['scale', scale, 'lima', 0],
  ['scale', scale, '5 atau 3', null],
  ['counts', counts, '1', 1],
  ['counts', counts, '2', 2],
  ['counts', counts, '0', 0],
  ['counts', counts, '3', null],
  ['counts', counts, '1 anak', 1],
  ['counts', counts, 'anak', null],
  ['listed', listed, '1', 0],
  ['listed', listed, '2', 1],
  ['listed', listed, 'di bawah', 1],
  ['listed', listed, 'di', null],
  ['reversed', reversed, '1', 0],
  ['reversed', reversed, '3', 2],
  ['reversed', reversed, 'setuju', 0],
  ['change', change, '1', 0],
  ['change', change, '3', 2],
  ['change', change, '-1', 2],
  ['change', change, '0', 1],
  ['amounts', amounts, '1', 0],
  ['amounts', amounts, '10', 0],
  ['amounts', amounts, '20', 1],
  ['amounts', amounts, 'Rp 20.000', 1],
  ['signs', signs, '<5', 0],
  ['signs', signs, '>5', 1],
  ['signs', signs, '5', null],
  ['twins', twins, 'kopi', null],
  ['twins', twins, 'teh', 1],
  ['letters', letters, 'a', 0],
  ['letters', letters, 'B.', 1],
  ['letters', letters, 'saya pilih b', 1],
  ['letters', letters, 'a b', null],
  ['arabic', arabic, 'نعم', 0],
  ['arabic', arabic, '\u200fنعم\u200f!', 0],
  ['arabic', arabic, 'لا', 1],
  ['odd', odd, '__proto__', 0],
  ['odd', odd, 'constructor', 1],
  ['odd', odd, 'toString', null],
  ['pictures', pictures, '😊', 0],
  ['pictures', pictures, 'saya 😢', 1],
  ['pictures', pictures, '😊 😢', null],
  ['nine', nine, '9', 8],
  ['nine', nine, 'desa c', 2],
  ['nine', nine, 'c', 2],
  ['nine', nine, 'desa', null],
  ['a yes with nothing but a form of address', meeting, 'ya bu', 0],
  ['not yet as it is typed', tried, 'blm bu', 1],
  ['not yet in Javanese', tried, 'durung bu', 1],
  ['done as it is typed', tried, 'sdh bu', 0],
  ['very', mood, 'berat skali bu', 2],
  ['a question that says no', meeting, 'mana bisa bu', null],
  ['a doubt', meeting, 'masa bisa', null],
  ['not yet cut short', tried, 'lom bu', 1],
  ['nothing', [], '1', null],
  ['nothing', [], 'ya', null],
];

describe('reading a choice', () => {
  it.each(cases)('of %s', (_, options, text, expected) => {
    expect([text, readChoice(options, text)]).toEqual([text, expected]);
  });

  it.each(['semangat ', '😊', '1 ', 'tidak ', 'a', ' ', '.'])('takes 100 kB of %j in a moment', (part) => {
    const began = performance.now();
    readChoice(mood, part.repeat(100_000 / part.length));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
