import { type EffectEntry } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { incidentRow } from '../../domain/incident-row.ts';
import { type Row } from '../../domain/row.ts';
import { countIncident } from './count-incident.ts';
import { settleHousehold } from '../household/settle-household.ts';
import { keepMedia } from '../receive/keep-media.ts';
import { type Path } from '../path.ts';
import { plainRows } from './plain-rows.ts';
import { settleClaim } from './settle-claim.ts';
import { isHole, settleHole } from './settle-hole.ts';
import { settleTask } from './settle-task.ts';
import { settleSplit } from '../merge/settle-split.ts';
import { isOurs, isWritten, type RunnerEffect } from './whose-effect.ts';

/** How often a file is asked for, about once a minute. */
const mostTries = 10;

/** Does what an effect wants done, here or by the programme; answers with the rows that are left to be written. */
export async function handleEffect(
  path: Path,
  contact: Contact,
  { id, effect }: EffectEntry,
): Promise<readonly Row[]> {
  if (isWritten(effect)) {
    return isHole(effect)
      ? settleHole(path, contact.id, effect)
      : plainRows(effect, contact.id, path.clock.now());
  }
  if (isOurs(effect)) {
    return settleHere(path, contact.id, effect);
  }
  const { rows, happen } = await path.handle(effect, contact).catch((fault: unknown) => {
    path.seats.get(contact.id).throws.set(id, 1);
    throw fault;
  });
  const lost: Row[] = [];
  for (const { contact: other, event } of happen) {
    if (!(await path.happen(other, event))) {
      const detail = `a ${effect.kind} was for somebody who is no longer there`;
      const incident = {
        what: 'no_recipient',
        key: `no_recipient:${event.id}`,
        flow: null,
        step: null,
      } as const;
      lost.push(incidentRow({ ...incident, detail }, contact.id, path.clock.now()));
    }
  }
  return [...rows, ...lost];
}

async function settleHere(path: Path, contact: string, effect: RunnerEffect): Promise<readonly Row[]> {
  switch (effect.kind) {
    case 'incident':
      return countIncident(path, effect, contact);
    case 'keep':
      return keepWithTries(path, contact, effect);
    case 'task_state':
      return [await settleTask(path, effect, contact)];
    case 'household':
      await settleHousehold(path, contact, effect);
      return [];
    case 'split':
      await settleSplit(path, contact);
      return [];
    case 'claim_answered':
      await settleClaim(path, contact, effect);
      return [];
  }
}

/** A file that cannot be had after some tries stays a reference; nothing else waits for it. */
async function keepWithTries(
  path: Path,
  contact: string,
  effect: Parameters<typeof keepMedia>[1],
): Promise<readonly Row[]> {
  const { throws } = path.seats.get(contact);
  try {
    return await keepMedia(path, effect, contact);
  } catch (fault) {
    const tries = (throws.get(effect.id) ?? 0) + 1;
    throws.set(effect.id, tries);
    if (tries < mostTries) {
      throw fault;
    }
    path.log('warn', 'a file could not be fetched and stays at its network', { effect: effect.id });
    return [];
  }
}
