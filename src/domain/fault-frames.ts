/** Where a fault was thrown, for logs: the first lines of its stack, for its message may quote somebody. */
export function faultFrames(fault: unknown): string {
  const lines = fault instanceof Error ? (fault.stack ?? '').split('\n') : [];
  return lines
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' < ');
}
