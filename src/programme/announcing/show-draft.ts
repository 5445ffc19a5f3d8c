import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact.ts';
import { type Wishes } from '../broadcasts/broadcasts.ts';
import { type Preview } from '../broadcasts/preview.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';

/** Makes the draft and says what will become of it: how many, who not and why, and how one of them will read it. */
export async function showDraft(
  parts: AnnouncingParts,
  by: Contact,
  { broadcast: id, audience, whom, text }: Extract<AnnouncingAct, { readonly kind: 'draft' }>,
): Promise<string> {
  const { broadcasts, reason } = parts;
  const say = sayTo(parts, by);
  await broadcasts.create(id, wishesOf(by, { audience, whom, text }), by.id);
  const preview = await broadcasts.preview(id);
  const reasons = reasonsOf(preview, (each) => reason(by.language, each));
  const held = sum(preview.held);
  const [example] = preview.examples;
  if (!example || preview.go + held === 0) {
    return say('announce_nobody', { whom, reasons });
  }
  return say('announce_preview', {
    whom,
    go: String(preview.go),
    held: String(held),
    skipped: String(sum(preview.skipped)),
    broken: String(preview.broken),
    days: String(preview.days),
    reasons,
    who: example.name,
    text: example.text,
  });
}

function wishesOf(
  { language }: Contact,
  { audience, whom, text }: { readonly audience: string; readonly whom: string; readonly text: string },
): Wishes {
  return {
    title: `${whom}: ${text}`.slice(0, 60),
    content: {
      text: { [language]: text },
      language,
      media: null,
      flow: null,
      receipt: null,
      talking: 'wait',
    },
    audience: { query: audience, segment: null, contacts: null, exclude: null },
  };
}

function reasonsOf({ held, skipped }: Preview, words: (reason: string) => string): string {
  const all = [...Object.entries(held), ...Object.entries(skipped)];
  return all.length === 0 ? '-' : all.map(([reason, count]) => `${words(reason)} (${count})`).join(', ');
}

function sum(counts: { readonly [reason: string]: number }): number {
  return Object.values(counts).reduce((total, each) => total + each, 0);
}
