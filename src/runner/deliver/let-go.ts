import { type Cause, type Delivery } from '../../domain/delivery.ts';
import { type ContactRecord, type OutboxEntry, type SendEntry } from '../../domain/contact/contact-record.ts';
import { comeAfterAll, type Comeback } from '../../engine/start/come-after-all.ts';
import { type Path } from '../path.ts';
import { countsAsPaused } from './keeps-hours.ts';

/** What holds what was paused now, be it only those before it. */
export type LetGo = Required<Pick<Delivery, 'reason' | 'until'>>;

/**
 * Lets go what of a cause was paused in a contact's document; undefined where nothing is. From now on it counts for
 * the cap again, which may put it off.
 */
export async function letGo(
  path: Path,
  contact: string,
  { name }: Pick<Cause, 'name'>,
): Promise<LetGo | undefined> {
  const now = path.clock.now();
  const isPaused = (each: OutboxEntry): each is SendEntry =>
    each.kind === 'send' && each.send.cause?.name === name && each.held === 'paused';
  let gone: LetGo | undefined;
  await path.change(contact, (record) => {
    const entry = record?.outbox.find(isPaused);
    const comeback = record && entry && comebackOf(record, entry);
    gone = comeback && whyStill(comeback);
    return { record: record && comeback ? withoutPause(record, comeback) : record, rows: [] };
  });
  return gone;

  function whyStill({ held, at }: Comeback): LetGo {
    return held === null ? { reason: 'pace', until: null } : { reason: held, until: at };
  }

  function comebackOf({ contact: before }: ContactRecord, entry: SendEntry): Comeback {
    return countsAsPaused(entry)
      ? comeAfterAll(before, now, path.script.manners)
      : { at: now, held: null, contact: before };
  }

  function withoutPause(record: ContactRecord, { contact: after, at, held }: Comeback): ContactRecord {
    const outbox = record.outbox.map((each) => (isPaused(each) ? { ...each, notBefore: at, held } : each));
    return { ...record, contact: after, outbox };
  }
}
