import { type Cause, type Delivery } from '../../domain/delivery.ts';
import { type ContactRecord, type OutboxEntry, type SendEntry } from '../../domain/contact/contact-record.ts';
import { comeAfterAll, type Comeback } from '../../engine/start/come-after-all.ts';
import { type Path } from '../path.ts';
import { canGiveRoom } from './keeps-hours.ts';

/** What holds what was paused now, be it only those before it. */
export type LetGo = Required<Pick<Delivery, 'reason' | 'until'>>;

/**
 * Lets go what of a cause was paused in a contact's document; undefined where nothing of it waits there. From now on it
 * counts for the cap again, which may put it off. Of what was let go before, by a process that died, it says why it
 * waits.
 */
export async function letGo(
  path: Path,
  contact: string,
  { name }: Pick<Cause, 'name'>,
): Promise<LetGo | undefined> {
  const now = path.clock.now();
  const isOf = (each: OutboxEntry): each is SendEntry =>
    each.kind === 'send' && each.send.cause?.name === name;
  const isPaused = (each: OutboxEntry): each is SendEntry => isOf(each) && each.held === 'paused';
  let gone: LetGo | undefined;
  await path.change(contact, (record) => {
    const entry = record?.outbox.find(isPaused);
    const comeback = record && entry && comebackOf(record, entry);
    const waits = record?.outbox.find(isOf);
    gone = comeback ? whyStill(comeback) : waits && whyStill({ held: waits.held, at: waits.notBefore });
    return { record: record && comeback ? withoutPause(record, comeback) : record, rows: [] };
  });
  return gone;

  function comebackOf({ contact: before }: ContactRecord, entry: SendEntry): Comeback {
    return canGiveRoom(entry)
      ? comeAfterAll(before, now, path.script.manners)
      : { at: now, held: null, contact: before };
  }

  function withoutPause(record: ContactRecord, { contact: after, at, held }: Comeback): ContactRecord {
    const outbox = record.outbox.map((each) => (isPaused(each) ? { ...each, notBefore: at, held } : each));
    return { ...record, contact: after, outbox };
  }
}

function whyStill({ held, at }: { readonly held: string | null; readonly at: number }): LetGo {
  return held === null ? { reason: 'pace', until: null } : { reason: held, until: at };
}
