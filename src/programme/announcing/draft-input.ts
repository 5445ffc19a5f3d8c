import { shortTitle } from '../../domain/text/short-title.ts';
import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { isFile } from '../../domain/is-file.ts';
import { type FileMedia } from '../../domain/message.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { type BroadcastInput } from '../broadcasts/broadcast-input.ts';
import { findWords } from '../relay/find-words.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { findHoles, type Holes } from './find-holes.ts';

/** What a coordinator wants said, and to whom. */
export type DraftAct = Extract<AnnouncingAct, { readonly kind: 'draft' }>;

/**
 * The input for a draft as a coordinator wrote it, with its audience in words. Undefined where it is to correct an
 * announcement and none needs correcting.
 */
export async function draftInput(
  parts: AnnouncingParts,
  by: Contact,
  act: DraftAct,
): Promise<{ readonly whom: string; readonly input: BroadcastInput } | undefined> {
  const file = await findFile(parts, act);
  const input = inputOf(by, { ...act, file });
  if (!act.mends) {
    return { whom: act.whom, input };
  }
  const holes = await findHoles(parts.broadcasts);
  if (!holes) {
    return undefined;
  }
  const whom = sayTo(parts, by)('announce_mended', { title: holes.broadcast.title });
  return { whom, input: mending(input, holes) };
}

/** A correction goes to those who lack the announcement, and is in all but its text as that was. */
function mending(
  input: BroadcastInput,
  { broadcast: { id, announcement }, contacts }: Holes,
): BroadcastInput {
  const { media, file, receipt, talking, attempt } = announcement;
  const content = { ...input.content, receipt, talking };
  return {
    ...input,
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

function inputOf(
  { language }: Contact,
  { audience, whom, text, file, at = null }: DraftAct & { readonly file: FileMedia | undefined },
): BroadcastInput {
  return {
    title: shortTitle(text === '' ? whom : `${whom}: ${text}`),
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
