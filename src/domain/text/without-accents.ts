const marks = /(?<=\p{Script=Latin}\p{M}*)\p{M}/gu;
const plain = /^[ -~]*$/;

/** A text without the accents of Latin letters, which careful Javanese has (`soré`) and most people leave off. */
export function withoutAccents(text: string): string {
  return plain.test(text) ? text : text.normalize('NFD').replace(marks, '').normalize('NFC');
}
