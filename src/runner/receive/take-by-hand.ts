import { type ByHand } from '../../channels/channel.ts';
import { cleanText } from '../../domain/text/clean-text.ts';
import { maskText } from '../../domain/text/mask.ts';
import { phonePause } from '../../domain/contact/phone-pause.ts';
import { rowsAlone } from '../commit/request-writer.ts';
import { findSpeaker } from './find-speaker.ts';
import { inLanes } from '../attend/lanes.ts';
import { type Names } from '../names.ts';
import { type Path } from '../path.ts';
import { handRow } from '../settle/message-rows.ts';

/**
 * Keeps in the history what staff wrote on the channel's phone, and silences the bot with that person for a while.
 * Addresses that the programme does not know are left alone: the phone may have private chats.
 */
export async function takeByHand(path: Path, names: Names, said: ByHand): Promise<void> {
  const addresses = [said.to, ...said.also] as const;
  const contact = await inLanes(path.lanes, addresses, () => findKnown(path, names, addresses));
  if (contact === undefined) {
    return;
  }
  const id = names.eventOf(said.key);
  const at = path.clock.now() - said.ago;
  const text = maskText(cleanText(said.text, 4096).text, 'other');
  await path.committer.commit(rowsAlone([handRow({ id, contact, at, said: { ...said, text } })]));
  await path.happen(contact, { id, at, kind: 'handover', ticket: phonePause(id), topic: 'phone' });
}

async function findKnown(
  path: Path,
  names: Names,
  addresses: Parameters<typeof findSpeaker>[2],
): Promise<string | undefined> {
  const { id } = await findSpeaker(path, names, addresses);
  return (await path.store.find(id)) && id;
}
