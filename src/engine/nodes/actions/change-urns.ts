import { change, type Draft } from '../../draft.ts';
import { evaluateText } from '../evaluate-at.ts';
import { note, noteError, noteMissing } from '../notes.ts';
import { regroupChanged } from '../regroup.ts';
import { changeRun, getRun } from '../run-state.ts';
import { isUrn, readUrn, urnIdentity, urnsOf, withChannel } from '../urn.ts';
import { type ActionOf } from './action-of.ts';

/** Adds an address to the contact. */
export function addUrn(draft: Draft, action: ActionOf<'add_contact_urn'>): undefined {
  const { text } = evaluateText(draft, action.path);
  const path = normalised(action.scheme, text.trim());
  const urn = `${action.scheme}:${path}`;
  if (path === '') {
    noteError(draft, "Can't add URN with empty path");
    return;
  }
  if (!isUrn({ scheme: action.scheme, path })) {
    noteError(draft, `'${urn}' is not valid URN`, { code: 'urn:invalid', extra: { urn } });
    keepUrn(draft, '');
    return;
  }
  const urns = urnsOf(draft.contact);
  if (!urns.some((each) => urnIdentity(each) === urn)) {
    changeUrns(draft, [...urns, urn]);
  }
  keepUrn(draft, urn);
}

/** A split after this action looks there. */
function keepUrn(draft: Draft, urn: string): void {
  changeRun(draft, { locals: { ...getRun(draft).locals, _has_urn: urn } });
}

/** Prefers a channel: the URNs that it can write to come first; null forgets all preferences. */
export function setChannel(draft: Draft, { channel }: ActionOf<'set_contact_channel'>): undefined {
  const urns = urnsOf(draft.contact);
  if (!channel) {
    changeUrns(
      draft,
      urns.map((urn) => withChannel(urn, '')),
    );
    return;
  }
  const found = draft.world.workspace.channels.find(({ uuid }) => uuid === channel.uuid);
  if (!found) {
    noteMissing(draft, 'channel', channel.uuid, `uuid=${channel.uuid},name=${channel.name}`);
    return;
  }
  const able = (urn: string): boolean => found.schemes.includes(readUrn(urn).scheme);
  const mine = urns.filter(able).map((urn) => withChannel(urn, found.uuid));
  changeUrns(draft, [...mine, ...urns.filter((urn) => !able(urn))]);
}

function changeUrns(draft: Draft, urns: readonly string[]): void {
  if (urns.join() !== urnsOf(draft.contact).join()) {
    change(draft, { urns });
    note(draft, 'contact_urns_changed', { urns });
    regroupChanged(draft);
  }
}

function normalised(scheme: string, path: string): string {
  if (scheme === 'tel') {
    const digits = path.replace(/[^0-9a-zA-Z+]/gu, '').toLowerCase();
    return /^\d{10,15}$/u.test(digits) ? `+${digits}` : digits;
  }
  return scheme === 'mailto' || scheme === 'twitter' ? path.replace(/^@/u, '').toLowerCase() : path;
}
