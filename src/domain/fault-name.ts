/** What a fault is called in logs: its name, for a message may quote somebody. */
export function faultName(fault: unknown): string {
  return fault instanceof Error ? fault.name : 'unknown';
}

/** Where a fault was thrown, for logs: the first lines of its stack, for its message may quote somebody. */
export function faultFrames(fault: unknown): string {
  const lines = fault instanceof Error ? (fault.stack ?? '').split('\n') : [];
  return lines
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' < ');
}
