import { normalise } from '../../domain/text/normalise.ts';

/** A deep link's code as the keyword it stands for: `cek-kabar` and `cek_kabar` are "cek kabar". */
export function codeWord(code: string): string {
  return normalise(code.replace(/[-_]+/g, ' '));
}
