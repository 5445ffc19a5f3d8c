import { type Finding, judge } from '../../domain/finding.ts';
import { type CliParts } from '../parts.ts';

/** Whether the flow files can be run. */
export function inspectFlows(parts: CliParts): Finding {
  const { faults, programs } = parts.readFolder();
  const errors = faults.filter(({ level }) => level === 'error').length;
  const what = `flow files in ${parts.flowsDir}: ${programs.size} flow(s), ${errors} error(s), ${faults.length - errors} warning(s)`;
  return judge(errors === 0, what, '"semangat flows check" lists them');
}
