import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { addressForm } from '../../engine/address-name.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type HouseholdAct } from '../../domain/contact/household.ts';
import { type Event } from '../../domain/event.ts';
import { type Path } from '../path.ts';
import { findHousehold, type Household } from './find-household.ts';
import { householdLane, switchSpeaker } from './switch-speaker.ts';

type Settling = EffectOf<'household'>;

/** Settles effects about a shared phone; each can be repeated. */
export async function settleHousehold(path: Path, id: string, { id: cause, act }: Settling): Promise<void> {
  switch (act.kind) {
    case 'not_me':
      await settleNotMe(path, id, { ...act, cause });
      return;
    case 'pass_on':
      await path.happen(act.to, { ...act.event, id: cause });
      return;
    case 'wait_behind':
      await letWait(path, id, { cause, speaker: act.speaker });
      return;
    case 'pass_floor':
      await passFloor(path, cause, act.to);
  }
}

/** Who waited longest may ask; whoever is gone is left out. */
export async function passFloor(path: Path, cause: string, to: readonly string[]): Promise<void> {
  for (const [place, next] of to.entries()) {
    const behind = to.slice(place + 1);
    const event = { id: `${cause}.${place}`, at: path.clock.now(), kind: 'floor', behind } as const;
    if (await path.happen(next, event)) {
      return;
    }
  }
}

/** Where the one who speaks is gone there is nobody to wait for. */
async function letWait(
  path: Path,
  id: string,
  { cause, speaker }: { readonly cause: string; readonly speaker: string },
): Promise<void> {
  const event = { id: cause, at: path.clock.now(), kind: 'behind', contact: id } as const;
  if (!(await path.happen(speaker, event))) {
    await passFloor(path, cause, [id]);
  }
}

interface NotMe extends Extract<HouseholdAct, { readonly kind: 'not_me' }> {
  /** The effect's id. */
  readonly cause: string;
}

/** With one other it is that one; of several it is asked who. What was written behind the words is theirs. */
async function settleNotMe(path: Path, id: string, effect: NotMe): Promise<void> {
  const household = await findHousehold(path.store, effect.address);
  const others = household.members.filter((each) => each.id !== id);
  const only = others.length === 1 ? others[0] : undefined;
  const other = effect.to === null ? only : others.find((each) => each.id === effect.to);
  if (other) {
    await handPhone(path, effect.cause, { household, to: other.id });
  }
  const people = others.map((each) => ({
    contact: each.id,
    name: addressForm(each.contact, path.script).full,
  }));
  const ask = { id: `${effect.cause}.household`, at: path.clock.now(), kind: 'household', people } as const;
  await path.change(id, (record) => ({
    record:
      record && isOpen(record, effect)
        ? other
          ? passOn(record, effect, other.id)
          : askFirst(record, effect, ask)
        : record,
    rows: [],
  }));
}

async function handPhone(
  path: Path,
  cause: string,
  { household, to }: { readonly household: Household; readonly to: string },
): Promise<void> {
  await path.lanes.run(householdLane, () => switchSpeaker(path, to, household.members));
  await path.happen(to, { id: `${cause}.speak`, at: path.clock.now(), kind: 'speak' });
}

function isOpen({ outbox }: ContactRecord, { cause }: NotMe): boolean {
  return outbox.some((each) => each.id === cause);
}

function withoutEffect({ outbox }: ContactRecord, { cause }: NotMe): ContactRecord['outbox'] {
  return outbox.filter((each) => each.id !== cause);
}

/** Before anything that was written meanwhile. */
function askFirst(record: ContactRecord, effect: NotMe, event: Event): ContactRecord {
  const pending = [{ event, tries: 0 }, ...record.pending];
  return { ...record, pending, outbox: withoutEffect(record, effect) };
}

function passOn(record: ContactRecord, effect: NotMe, to: string): ContactRecord {
  const theirs = record.pending.filter(
    ({ event }) => event.kind === 'message' && event.message.from === effect.address,
  );
  const passed = theirs.map(({ event }) => {
    const id = `${event.id}.to.${to}`;
    const next = { kind: 'household', id, act: { kind: 'pass_on', to, event } } as const;
    return { kind: 'effect', id, effect: next } as const;
  });
  return {
    ...record,
    pending: record.pending.filter((each) => !theirs.includes(each)),
    outbox: [...withoutEffect(record, effect), ...passed],
  };
}
