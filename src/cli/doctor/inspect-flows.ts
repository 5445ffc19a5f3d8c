import { type Finding, judge, note } from '../../domain/finding.ts';
import { localDay } from '../../domain/time/calendar.ts';
import { dayNumber } from '../../domain/time/day.ts';
import { usualDates } from '../../engine/campaigns/date-of.ts';
import { type FlowFolder } from '../../flowfile/load-folder.ts';
import { type CliParts } from '../parts.ts';

/** Whether the flow files can be run, and what in them will never come. */
export function inspectFlows(
  parts: Pick<CliParts, 'readFolder' | 'flowsDir' | 'now' | 'timezone'>,
): readonly Finding[] {
  const folder = parts.readFolder();
  const { faults, hints, programs } = folder;
  const errors = faults.filter(({ level }) => level === 'error').length;
  const counts = [`${programs.size} flow(s), ${errors} error(s), ${faults.length - errors} warning(s)`];
  const what = [...counts, ...(hints.length === 0 ? [] : [`${hints.length} hint(s)`])].join(', ');
  return [
    judge(errors === 0, `flow files in ${parts.flowsDir}: ${what}`, '"semangat flows check" lists them'),
    ...[
      ...finishedDays(folder, dayNumber(localDay(parts.now(), parts.timezone))),
      ...unknownDates(folder),
    ].map(note),
  ];
}

/** Sets of days that triggers wait for or leave out, and that are all over. */
function finishedDays({ calendar }: FlowFolder, today: number): readonly string[] {
  return Object.entries(calendar)
    .filter(([, periods]) => periods.every(({ to }) => to < today))
    .map(([set]) => `calendar.yaml: the days of "${set}" are all over; add the coming ones`);
}

/** Dates that a flow waits for and that neither `programme.yaml` declares nor any flow sets. */
function unknownDates({ programs, settings, imported }: FlowFolder): readonly string[] {
  const flows = [...programs.values()];
  const set = flows.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.verb === 'set' ? step.assignments.map(({ path }) => path) : [])),
  );
  const known = new Set<string>([
    ...usualDates,
    ...settings.people.fields.keys(),
    ...imported.workspace.fields.map(({ key }) => key),
    ...set.map((path) => path.replace(/^(?:family\.)?fields\./u, '')),
  ]);
  return flows.flatMap(({ id, triggers }) =>
    triggers.flatMap((trigger) =>
      trigger.kind === 'after' && !known.has(trigger.date)
        ? [
            `flow ${id} waits for the date "${trigger.date}", which no flow sets: it comes only for people who are brought in with it`,
          ]
        : [],
    ),
  );
}
