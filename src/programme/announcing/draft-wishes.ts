import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { isFile } from '../../domain/is-file.ts';
import { type FileMedia } from '../../domain/message.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { type Wishes } from '../broadcasts/broadcasts.ts';
import { findWords } from '../relay/find-words.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { findHoles, type Holes } from './find-holes.ts';

/** What a coordinator wants said, and to whom. */
export type DraftAct = Extract<AnnouncingAct, { readonly kind: 'draft' }>;

/** A draft as it was said, with for whom it is in words; undefined where it is to mend what needs no mending. */
export async function draftWishes(
  parts: AnnouncingParts,
  by: Contact,
  act: DraftAct,
): Promise<{ readonly whom: string; readonly wishes: Wishes } | undefined> {
  const file = await findFile(parts, act);
  const wishes = wishesOf(by, { ...act, file });
  if (!act.mends) {
    return { whom: act.whom, wishes };
  }
  const holes = await findHoles(parts.broadcasts);
  if (!holes) {
    return undefined;
  }
  const whom = sayTo(parts, by)('announce_mended', { title: holes.broadcast.title });
  return { whom, wishes: mending(wishes, holes) };
}

/** For those who lack it, and in all but its text as it was. */
function mending(wishes: Wishes, { broadcast: { id, announcement }, contacts }: Holes): Wishes {
  const { media, file, receipt, talking, attempt } = announcement;
  const content = { ...wishes.content, receipt, talking };
  return {
    ...wishes,
    content: content.file ? content : { ...content, media, ...(file && { file }) },
    audience: { query: null, segment: null, contacts, exclude: null },
    mends: { broadcast: id, attempt },
  };
}

/** The file that goes with it, as it was kept. Throws while it is still on its way, so that it is tried again. */
async function findFile(
  { store, now }: AnnouncingParts,
  { files }: DraftAct,
): Promise<FileMedia | undefined> {
  if (!files) {
    return undefined;
  }
  const { media } = await findWords(store, { ...files, text: '' }, now());
  const file = media.find(isFile);
  if (!file) {
    throw new BroadcastRefused('bad_media', 'The file could not be fetched; send it again.');
  }
  return file;
}

function wishesOf(
  { language }: Contact,
  { audience, whom, text, file, at = null }: DraftAct & { readonly file: FileMedia | undefined },
): Wishes {
  return {
    title: `${whom}: ${text}`.slice(0, 60),
    content: {
      text: text === '' ? {} : { [language]: text },
      language,
      media: null,
      ...(file && { file }),
      flow: null,
      receipt: null,
      talking: 'wait',
    },
    audience: { query: audience, segment: null, contacts: null, exclude: null },
    at,
  };
}
