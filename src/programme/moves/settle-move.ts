import { type Claim } from '../../domain/contact/claim.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type MoveEffect } from '../../domain/move-effect.ts';
import { subjectOf } from '../../domain/task.ts';
import { type World } from '../../engine/world.ts';
import { type Settlement } from '../../runner/path.ts';
import { type Store } from '../../store/store.ts';
import { contactIncident } from '../contact-incident.ts';
import { findRecipients } from '../find-recipients.ts';
import { chooseAssignee } from '../tasks/choose-assignee.ts';
import { findFamilies } from './find-families.ts';

/** With more who are called so it is for a coordinator to find out who is meant. */
const most = 3;

interface About {
  readonly store: Store;
  readonly now: Instant;
  readonly phrase: World['phrase'];
}

/** Looks up who somebody says they are, and asks whoever knows. */
export async function settleMove(
  effect: Extract<MoveEffect, { readonly kind: 'find_family' | 'ask_claim' }>,
  contact: Contact,
  about: About,
): Promise<Settlement> {
  if (effect.kind === 'ask_claim') {
    return askAbout(effect.claim, effect.id, { ...about, contact });
  }
  const { id, name, addresses } = effect;
  const [first, ...others] = await findFamilies(about.store, name, contact.id);
  if (!first || others.length >= most) {
    return tellUnknown(effect, contact, about);
  }
  const subject = subjectOf(first);
  const claim = {
    id,
    about: subject,
    newcomer: contact.id,
    addresses,
    others: others.map(subjectOf),
    passedOn: false,
  };
  return askAbout(claim, id, { ...about, contact });
}

/** The companion, or who stands in; a coordinator where there is none, or where that one did not answer. */
async function askAbout(
  claim: Claim,
  cause: string,
  about: About & { readonly contact: Contact },
): Promise<Settlement> {
  const { store, now, contact } = about;
  const family = (await store.find(claim.about.contact))?.contact;
  const [companion] =
    family && !claim.passedOn ? await findRecipients(store, 'companion', { contact: family, now }) : [];
  const coordinators = companion ? [] : await findRecipients(store, 'coordinator', { contact, now });
  const asked = companion ?? chooseAssignee(coordinators, { family: family ?? contact, sort: 'move', now });
  if (!asked) {
    return nobodyKnows(claim, cause, about);
  }
  const passed = { ...claim, passedOn: companion === undefined };
  const event = {
    id: `${cause}.claim.${claim.about.contact}`,
    at: now,
    kind: 'claim',
    claim: passed,
  } as const;
  return { rows: [], happen: [{ contact: asked.id, event }] };
}

/** Coordinators are told; whoever has the console open finds the conversation, and whoever wrote is not left waiting. */
async function tellUnknown(
  { id, name }: Extract<MoveEffect, { readonly kind: 'find_family' }>,
  contact: Contact,
  { store, now, phrase }: About,
): Promise<Settlement> {
  const coordinators = await findRecipients(store, 'coordinator', { contact, now });
  const told = coordinators.map((each) => ({
    contact: each.id,
    event: {
      id: `${id}.unknown.${each.id}`,
      at: now,
      kind: 'notice' as const,
      text: phrase(each.language, 'move_unknown', { name: each.name, who: name }).trim(),
      media: [],
      from: contact.id,
      urgent: false,
    },
  }));
  const topic = phrase(contact.language, 'move_topic', { name: contact.name, who: name }).trim();
  return { rows: [], happen: [...told, handOver(contact.id, { id, topic, now })] };
}

/** Whoever wrote from the new number talks with a human; where nobody wrote it is for whoever entered the number. */
function nobodyKnows(
  { about: { name, village }, newcomer }: Claim,
  cause: string,
  { contact, now, phrase }: About & { readonly contact: Contact },
): Settlement {
  if (newcomer === null) {
    return { rows: [nobody(contact, now)], happen: [] };
  }
  const who = village === null ? name : `${name} (${village})`;
  const topic = phrase(contact.language, 'move_topic', { name: contact.name, who }).trim();
  return { rows: [], happen: [handOver(newcomer, { id: cause, topic, now })] };
}

function handOver(
  contact: string,
  { id, topic, now }: { readonly id: string; readonly topic: string; readonly now: Instant },
): Settlement['happen'][number] {
  return { contact, event: { id: `${id}.human`, at: now, kind: 'handover', ticket: null, topic } };
}

function nobody(contact: Contact, now: Instant) {
  const detail = 'nobody can say whether a new number is true';
  return contactIncident(
    { what: 'no_recipient', key: `move:${contact.id}`, flow: null, detail },
    contact,
    now,
  );
}
