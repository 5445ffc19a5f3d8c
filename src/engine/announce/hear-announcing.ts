import { type Announcing, type AnnouncingAct } from '../../domain/announcing.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { isFile } from '../../domain/is-file.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { readYesNo } from '../answers/read-yes-no.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { wordsOf } from '../relay/push-words.ts';
import { sendPhrase } from '../send-phrase.ts';
import { plainAudience, withVillages } from './plain-audience.ts';
import { plainWhen } from './plain-when.ts';

/** What was shown is forgotten after this: a yes in the evening is for something else. */
const lasts: Millis = 60 * 60 * 1000;

/**
 * A coordinator announces: "siarkan semua keluarga: …" is shown first and sent after a yes; the other words look at
 * what is under way, hold it and let it go on. False for anybody else, and for anything else.
 */
export function hearAnnouncing(draft: Draft, message: InboundMessage, word: string): boolean {
  if (draft.contact.role !== 'coordinator') {
    return false;
  }
  return (
    hearSteering(draft, word) ||
    hearDraft(draft, message) ||
    hearContent(draft, message, word) ||
    hearReply(draft, word)
  );
}

/**
 * The whole messages by which a coordinator looks at what is under way, holds it, ends it, lets it go on or agrees.
 * They are reserved: an announcement that is wrong is not to go on because a question is open.
 */
export function hearSteering(draft: Draft, word: string): boolean {
  return draft.contact.role === 'coordinator' && (hearStep(draft, word) || hearCancel(draft, word));
}

const steps = {
  announce_status: 'status',
  announce_stop: 'stop',
  announce_resume: 'resume',
  announce_approve: 'approve',
} as const;

function hearStep(draft: Draft, word: string): boolean {
  const [, said = '', number = ''] = /^(.+) (\d{1,3})$/u.exec(word) ?? [];
  if (number !== '' && draft.world.command(said) === 'announce_approve') {
    act(draft, { kind: 'approve', number: Number(number) });
    return true;
  }
  const asked = draft.world.command(word);
  if (asked === undefined || !(asked in steps)) {
    return false;
  }
  act(draft, { kind: steps[asked as keyof typeof steps] });
  return true;
}

/** The draft that they were shown is dropped, or what has begun; where there is none, the latest is. */
function hearCancel(draft: Draft, word: string): boolean {
  if (draft.world.command(word) !== 'announce_cancel') {
    return false;
  }
  const announcing = findShown(draft);
  if (announcing) {
    drop(draft, announcing, true);
  } else {
    act(draft, { kind: 'cancel' });
  }
  return true;
}

/** What they were shown or have begun to say within the hour. */
function findShown({ contact: { announcing }, world }: Draft): Announcing | null {
  return announcing && world.now - announcing.at <= lasts ? announcing : null;
}

function drop(draft: Draft, { awaits, broadcast }: Announcing, sure: boolean): void {
  change(draft, { announcing: null });
  if (awaits) {
    sendPhrase(draft, 'announce_dropped');
  } else {
    act(draft, { kind: 'drop', broadcast, sure });
  }
}

/** The first word, then for whom and when up to a colon outside of quotes and times, then the text. */
const shape = /^\s*(\S+)\s*((?:"[^"]*"|(?<=\d):(?=\d\d(?!\d))|[^":])*):?([\s\S]*)$/u;

function hearDraft(draft: Draft, message: InboundMessage): boolean {
  const [, first = '', said = '', words = ''] = shape.exec(message.text) ?? [];
  const { world, contact } = draft;
  if (world.command(normalise(first)) !== 'announce') {
    return false;
  }
  if (world.command(normalise(`${first} ${said}`)) === 'announce_mend') {
    const text = words.trim();
    show(draft, message, { whom: said.trim(), audience: '', at: null, mends: true, text });
    return true;
  }
  const isMark = (word: string): boolean =>
    ['village', 'group'].includes(world.command(normalise(word)) ?? '');
  const { whom, at } = plainWhen(said, { now: world.now, timezone: contact.timezone }, isMark);
  if (whom === '') {
    sendPhrase(draft, 'announce_how');
  } else if (typeof at === 'string') {
    sendPhrase(draft, at === 'past' ? 'announce_past' : 'announce_when');
  } else {
    const audience = plainAudience(world, whom);
    const shown = withVillages(world, whom, audience);
    show(draft, message, { whom: shown, audience, at, text: words.trim() });
  }
  return true;
}

interface Wanted extends NonNullable<Announcing['awaits']> {
  readonly text: string;
}

/** Shows the draft of what was said; where that is nothing yet, it is what they send next. */
function show(draft: Draft, message: InboundMessage, { text, ...awaits }: Wanted): void {
  const { now } = draft.world;
  const { heard, media } = wordsOf(draft, message);
  if (text === '' && !media.some(isFile)) {
    change(draft, { announcing: { broadcast: '', at: now, said: 0, awaits } });
    sendPhrase(draft, 'announce_what');
    return;
  }
  const broadcast = nextId(draft);
  change(draft, { announcing: { broadcast, at: now, said: 0 } });
  const files = media.some(isFile) ? { files: { heard, media } } : {};
  act(draft, { kind: 'draft', broadcast, ...awaits, text, ...files });
}

/** What they want to say, after they have said for whom. */
function hearContent(draft: Draft, message: InboundMessage, word: string): boolean {
  const announcing = findShown(draft);
  if (!announcing?.awaits) {
    return false;
  }
  if (draft.world.command(word) === 'announce_drop') {
    drop(draft, announcing, true);
  } else {
    show(draft, message, { ...announcing.awaits, text: message.text.trim() });
  }
  return true;
}

/** Yes or no to what was shown. A second yes means what was doubted at the first. */
function hearReply(draft: Draft, word: string): boolean {
  const announcing = findShown(draft);
  if (!announcing) {
    return false;
  }
  const { broadcast, said } = announcing;
  const sure = draft.world.command(word) === 'announce_drop';
  if (sure || readYesNo(word) === false) {
    drop(draft, announcing, sure);
    return true;
  }
  if (readYesNo(word) !== true) {
    return false;
  }
  change(draft, { announcing: said === 0 ? { ...announcing, said: 1 } : null });
  act(draft, { kind: 'send', broadcast, again: said > 0 });
  return true;
}

function act(draft: Draft, what: AnnouncingAct): void {
  draft.effects.push({ kind: 'announcing', id: nextId(draft), act: what });
}
