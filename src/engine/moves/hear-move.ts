import { type InboundMessage } from '../../domain/message.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { keywordFlow } from '../hear/keyword.ts';
import { sendPhrase } from '../send-phrase.ts';
import { isAsked } from './leave-move.ts';

/** So long what is written next is the name that was asked for. */
const nameLasts: Millis = 24 * 60 * 60 * 1000;
/** Little words between the keyword and the name. */
const between = ['saya', 'aku', 'ini', 'nama', 'kula', 'dari', 'i', 'am', 'is', 'my', 'name'];

/**
 * Somebody who is not known at this address says that they have a new number. Nothing is believed: whoever walks
 * beside the family is asked, and it is not told whether anybody is called so. False where the message is something
 * else.
 */
export function hearMove(draft: Draft, message: InboundMessage, word: string): boolean {
  const { contact } = draft;
  if (contact.role !== 'beneficiary' || contact.ticket !== null || contact.session || word === '') {
    return false;
  }
  const said = keywordFlow(draft, word) ? undefined : nameBehind(draft, word);
  if (said === undefined) {
    return takeName(draft, message);
  }
  if (contact.companion !== null) {
    sendPhrase(draft, 'move_how');
  } else if (isAsked(draft)) {
    sendPhrase(draft, 'move_waiting');
  } else if (said === '') {
    change(draft, { moving: { at: draft.world.now, name: null } });
    sendPhrase(draft, 'move_name');
  } else {
    ask(draft, said);
  }
  return true;
}

/** What stands behind the keyword: '' for nothing; undefined where the message does not begin with it. */
function nameBehind({ world }: Draft, word: string): string | undefined {
  const words = word.split(' ');
  const length = [4, 3, 2, 1].find((each) => world.command(words.slice(0, each).join(' ')) === 'moved');
  return length === undefined
    ? undefined
    : words
        .slice(length)
        .filter((each) => !between.includes(each))
        .join(' ');
}

function takeName(draft: Draft, { text }: InboundMessage): boolean {
  const { moving } = draft.contact;
  if (moving?.name !== null || draft.world.now - moving.at > nameLasts) {
    return false;
  }
  ask(draft, text.trim());
  return true;
}

function ask(draft: Draft, name: string): void {
  const { contact, world } = draft;
  change(draft, { moving: { at: world.now, name } });
  draft.effects.push({ kind: 'find_family', id: nextId(draft), name, addresses: contact.addresses });
  sendPhrase(draft, 'move_asking');
}

/** What somebody writes whose claim is being asked about is kept; they are told that it is. */
export function waitsForMove(draft: Draft): boolean {
  if (!isAsked(draft) || draft.contact.companion !== null) {
    return false;
  }
  sendPhrase(draft, 'move_waiting');
  return true;
}

/** It was found out whether they are who they said; somebody who is not is a stranger as before. */
export function endMove(draft: Draft, same: boolean): void {
  change(draft, { moving: null, ...(same ? {} : { stranger: true }) });
  sendPhrase(draft, same ? 'move_done' : 'move_refused');
}
