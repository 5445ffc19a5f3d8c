import { type Contact } from '../../domain/contact/contact.ts';
import { type Preview, sumOf } from '../broadcasts/preview.ts';
import { type AnnouncingParts, type Say, sayTo } from './announcing-parts.ts';
import { type DraftAct, draftInput } from './draft-input.ts';
import { fitMessage } from './fit-message.ts';
import { type Said } from './send-draft.ts';
import { writeMessage } from './write-message.ts';
import { writeMoment } from './write-moment.ts';

/** Makes the draft and says what will become of it: how many, who not and why, and how one of them will read it. */
export async function showDraft(
  parts: AnnouncingParts,
  by: Contact,
  { id: asked, act }: { readonly id: string; readonly act: DraftAct },
): Promise<Said> {
  const { broadcasts, reason } = parts;
  const { broadcast: id, at = null } = act;
  const say = sayTo(parts, by);
  const meant = await draftInput(parts, by, act);
  if (!meant) {
    return { text: say('announce_no_holes'), others: [] };
  }
  const { whom, input } = meant;
  const { file } = input.content;
  await broadcasts.create(id, input, by.id);
  const preview = await broadcasts.preview(id);
  const reasons = reasonsOf(preview, (each) => reason(by.language, each));
  const held = sumOf(preview.held);
  const [example] = preview.examples;
  if (!example || preview.go + held === 0) {
    return { text: sayNobody(say, preview, { whom, reasons }), others: [] };
  }
  const about = {
    ...{ whom, reasons, who: example.name, held: String(held) },
    ...countsOf(preview),
    when: at === null ? say('announce_at_once') : writeMoment(at, by),
  };
  const { text, whole } = fitMessage(writeMessage(say, example.text, file), (message) =>
    say('announce_preview', { ...about, text: message }),
  );
  const notice = { at: parts.now(), kind: 'notice', media: [], from: null, urgent: true } as const;
  const rest = { contact: by.id, event: { ...notice, id: `${asked}.whole`, text: whole ?? '' } };
  return { text, others: whole === null ? [] : [rest] };
}

function countsOf({ go, skipped, broken, days }: Preview) {
  const counts = { go, skipped: sumOf(skipped), broken, days };
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}

function sayNobody(
  say: Say,
  { audience, skipped }: Preview,
  about: { readonly whom: string; readonly reasons: string },
): string {
  const key = skipped['had_already'] === undefined ? 'announce_nobody' : 'announce_had_all';
  return audience === 0 ? say('announce_nobody_meant', { whom: about.whom }) : say(key, about);
}

function reasonsOf({ held, skipped }: Preview, words: (reason: string) => string): string {
  const all = [...Object.entries(held), ...Object.entries(skipped)];
  return all.length === 0 ? '-' : all.map(([reason, count]) => `${words(reason)} (${count})`).join(', ');
}
