import { type Recent } from '../domain/contact/conversation.ts';
import { type Effect, type SendEffect } from '../domain/effect.ts';
import { brief } from '../domain/text/digest.ts';
import { normalise } from '../domain/text/normalise.ts';
import { change, type Draft, nextId, raise } from './draft.ts';
import { endSession } from './ending.ts';
import { dropWaiting } from './start/waiting-starts.ts';

/**
 * Stops a conversation that goes round in circles (two bots, a flow that starts itself): so many equal messages
 * in so much time, each unprompted or an answer to equal texts. The message that would be one too many, and all
 * of its turn, is not sent.
 */
export function guardLoop(draft: Draft): void {
  const { within, equal } = draft.world.limits.loop;
  const earlier = draft.contact.recent.filter(({ at }) => at > draft.world.now - within);
  const sends = draft.effects.filter((each) => each.kind === 'send');
  const now = sends.filter(({ id, urgent, reaction }) => !urgent && !reaction && !draft.exempt.has(id));
  const prompt = promptOf(draft);
  const added = now.map(({ text }): Recent => ({ at: draft.world.now, text: brief(text), prompt }));
  const recent = [...earlier, ...added];
  change(draft, { recent: recent.slice(-50) });
  const circling = now.find((_, place) => {
    const sent = added[place];
    return sent !== undefined && countRounds(recent, sent) >= equal;
  });
  if (circling) {
    stopLoop(draft, circling);
  }
}

/**
 * How often the like of a message was sent since the person last said something new, and once before that. Who names
 * one member of the household after the other, with "ya" between them, goes round in no circle.
 */
function countRounds(recent: readonly Recent[], sent: Recent): number {
  const isLike = ({ text, prompt }: Recent): boolean =>
    text === sent.text && (prompt === '' || prompt === sent.prompt);
  const isNews = ({ prompt }: Recent, at: number): boolean =>
    prompt !== '' && recent.findIndex((each) => each.prompt === prompt) === at;
  const news = Math.max(recent.findLastIndex(isNews), 0);
  return recent.slice(news).filter(isLike).length + (recent.slice(0, news).some(isLike) ? 1 : 0);
}

function promptOf(draft: Draft): string {
  const { event } = draft;
  if (event.kind !== 'message') {
    return '';
  }
  const { text, tap } = event.message;
  return brief(`${normalise(text)} ${tap ? `${tap.question ?? ''}:${tap.choice}` : ''} ${taskOf(draft)}`);
}

/** Who reports on many tasks in an evening says the same of each, and gets on with every one. */
function taskOf({ contact, effects }: Draft): string {
  const ended = effects.find((each) => each.kind === 'task_state')?.task.id;
  return contact.session?.task ?? ended ?? '';
}

/** Of what came by itself it is written down that it was stopped, lest its run knows nothing of this person. */
function noteStopped(draft: Draft, effect: Effect): void {
  if (effect.kind === 'send' && effect.cause) {
    const { cause } = effect;
    const about = { state: 'failed', reason: 'loop', until: null } as const;
    draft.effects.push({ kind: 'delivery', id: nextId(draft), cause, ...about });
  }
}

function stopLoop(draft: Draft, { flow, step }: SendEffect): void {
  const isDropped = (each: Effect): boolean => each.kind === 'send' && !each.urgent;
  const dropped = draft.effects.filter(isDropped);
  const kept = draft.effects.filter((each) => !isDropped(each));
  draft.effects.splice(0, draft.effects.length, ...kept);
  dropped.forEach((each) => {
    noteStopped(draft, each);
  });
  endSession(draft, 'failed');
  dropWaiting(draft, 'loop');
  change(draft, { queued: [], lastAnswer: null });
  raise(draft, 'loop', {
    ...(flow === null ? {} : { flow }),
    ...(step === null ? {} : { step }),
    key: `${draft.contact.id}:${flow ?? ''}`,
    detail: 'equal messages in a row; the conversation was stopped',
  });
}
