/** Whether a word is another with one letter left out. */
export function lacksOne(short: string, long: string): boolean {
  const at = Array.from(long).findIndex((letter, index) => letter !== short[index]);
  return long.length === short.length + 1 && long.slice(0, at) + long.slice(at + 1) === short;
}
