import { formatFault } from '../flowfile/yaml/fault.ts';
import { type CliParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** Nobody talks with flows of which some are missing: throws a Refusal that lists what is wrong with the files. */
export function refuseFaults(parts: Pick<CliParts, 'readFolder'>): void {
  const errors = parts.readFolder().faults.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    throw new Refusal(errors.map(formatFault).join('\n'));
  }
}
