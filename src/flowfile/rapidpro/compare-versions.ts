/** Whether a version of the specification comes before another (`13.6.1` before `14.0.0`). */
export function isBefore(version: string, other: string): boolean {
  const [mine, theirs] = [version, other].map((each) => each.split('.').map(Number));
  for (let place = 0; place < 3; place++) {
    const difference = (mine?.[place] ?? 0) - (theirs?.[place] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}
