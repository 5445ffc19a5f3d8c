/** ISO 639-1 codes and their ISO 639-3 codes, of the languages that flows are met in. */
const pairs: readonly (readonly [string, string])[] = [
  ['id', 'ind'],
  ['jv', 'jav'],
  ['su', 'sun'],
  ['en', 'eng'],
  ['ms', 'msa'],
  ['ar', 'ara'],
  ['es', 'spa'],
  ['fr', 'fra'],
  ['pt', 'por'],
  ['hi', 'hin'],
  ['bn', 'ben'],
  ['ta', 'tam'],
  ['te', 'tel'],
  ['mr', 'mar'],
  ['gu', 'guj'],
  ['kn', 'kan'],
  ['ml', 'mal'],
  ['pa', 'pan'],
  ['ur', 'urd'],
  ['or', 'ori'],
  ['as', 'asm'],
  ['ne', 'nep'],
  ['sw', 'swa'],
  ['zu', 'zul'],
  ['ss', 'ssw'],
  ['xh', 'xho'],
  ['de', 'deu'],
  ['it', 'ita'],
  ['nl', 'nld'],
  ['ru', 'rus'],
  ['zh', 'zho'],
  ['vi', 'vie'],
  ['th', 'tha'],
  ['tl', 'tgl'],
  ['my', 'mya'],
  ['km', 'khm'],
  ['am', 'amh'],
  ['ha', 'hau'],
  ['yo', 'yor'],
  ['ig', 'ibo'],
  ['rw', 'kin'],
  ['so', 'som'],
  ['fa', 'fas'],
  ['tr', 'tur'],
  ['uk', 'ukr'],
  ['ro', 'ron'],
  ['yi', 'yid'],
];

const longer = new Map(pairs);
const shorter = new Map(pairs.map(([short, long]) => [long, short] as const));

/** A language as imported flows write it: `id` → `ind`; what has no code of three letters stays as it is. */
export const toThreeLetters = (language: string): string => longer.get(language) ?? language;

/** A language as a contact keeps it: `ind` → `id`; what has no code of two letters stays as it is. */
export const fromThreeLetters = (language: string): string => shorter.get(language) ?? language;
