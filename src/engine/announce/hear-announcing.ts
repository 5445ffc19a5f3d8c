import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Millis } from '../../domain/clock.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/normalise.ts';
import { readYesNo } from '../answers/read-yes-no.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { sendPhrase } from '../phrase.ts';
import { plainAudience } from './plain-audience.ts';

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
  return hearStep(draft, word) || hearDraft(draft, message) || hearReply(draft, word);
}

const steps = {
  announce_status: 'status',
  announce_stop: 'stop',
  announce_resume: 'resume',
  announce_approve: 'approve',
} as const;

function hearStep(draft: Draft, word: string): boolean {
  const asked = draft.world.command(word);
  if (asked === undefined || !(asked in steps)) {
    return false;
  }
  act(draft, { kind: steps[asked as keyof typeof steps] });
  return true;
}

/** The first word, then for whom up to a colon outside of quotes, then the text. */
const shape = /^\s*(\S+)\s*((?:"[^"]*"|[^":])*):?([\s\S]*)$/u;

function hearDraft(draft: Draft, { text, media }: InboundMessage): boolean {
  const [, first = '', whom = '', words = ''] = shape.exec(text) ?? [];
  if (draft.world.command(normalise(first)) !== 'announce') {
    return false;
  }
  const isWhole = whom.trim() !== '' && words.trim() !== '';
  if (!isWhole || media.length > 0) {
    sendPhrase(draft, isWhole ? 'announce_text_only' : 'announce_how');
    return true;
  }
  const broadcast = nextId(draft);
  const audience = plainAudience(draft.world, whom);
  change(draft, { announcing: { broadcast, at: draft.world.now, said: 0 } });
  act(draft, { kind: 'draft', broadcast, audience, whom: whom.trim(), text: words.trim() });
  return true;
}

/** Yes or no to what was shown. A second yes means what was doubted at the first. */
function hearReply(draft: Draft, word: string): boolean {
  const { announcing } = draft.contact;
  if (!announcing || draft.world.now - announcing.at > lasts) {
    return false;
  }
  const { broadcast, said } = announcing;
  if (draft.world.command(word) === 'announce_drop' || readYesNo(word) === false) {
    change(draft, { announcing: null });
    act(draft, { kind: 'drop', broadcast });
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
