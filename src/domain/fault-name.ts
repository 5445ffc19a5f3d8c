/** What a fault is called in logs: its name, for a message may quote somebody. */
export function faultName(fault: unknown): string {
  return fault instanceof Error ? fault.name : 'unknown';
}
