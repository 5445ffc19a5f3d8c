import { join } from 'node:path';
import { findAbsentFlows } from './checks/find-absent-flows.ts';
import { type Fault } from './yaml/fault.ts';
import { type Surroundings } from './flow/flow-reading.ts';
import { readIfThere } from './yaml/list-files.ts';
import { readCalendar } from './settings/read-calendar.ts';
import { readSettings, type Settings, usualSettings } from './settings/settings.ts';

/**
 * Reads `programme.yaml` and `calendar.yaml`, which hold for all flows; names of a file with faults are null: not
 * known.
 */
export function loadRules(flows: string) {
  const { settings, faults } = loadSettings(join(flows, 'programme.yaml'));
  const { calendar, faults: more } = loadCalendar(join(flows, 'calendar.yaml'));
  const named: Named = {
    daySets: more.length > 0 ? null : new Set(Object.keys(calendar)),
    purposes: faults.length > 0 ? null : new Set(Object.keys(settings.manners.purposes)),
  };
  return { settings, calendar, named, faults: [...faults, ...more] };
}

/** The names that flows may use of what `programme.yaml` and `calendar.yaml` declare. */
export type Named = Pick<Surroundings, 'daySets' | 'purposes'>;

/** Flows that `programme.yaml` names and that are not there. */
export function absentFlows(
  folder: string,
  settings: Settings,
  flows: ReadonlySet<string>,
): readonly Fault[] {
  const file = join(folder, 'programme.yaml');
  const source = readIfThere(file);
  return !source || source.fault ? [] : findAbsentFlows(settings, { file, text: source.text, flows });
}

function loadCalendar(file: string): ReturnType<typeof readCalendar> {
  const source = readIfThere(file);
  return !source || source.fault
    ? { calendar: {}, faults: source?.fault ? [source.fault] : [] }
    : readCalendar(source);
}

function loadSettings(file: string): ReturnType<typeof readSettings> {
  const source = readIfThere(file);
  if (!source || source.fault) {
    return { settings: usualSettings, faults: source ? [source.fault] : [] };
  }
  return readSettings(source);
}
