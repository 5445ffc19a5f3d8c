import { type SendEffect } from '../../domain/effect.ts';
import { type FollowUp, type FollowUpOf } from '../../domain/follow-up.ts';
import { change, changeSession, type Draft, getSession, nextId } from '../draft.ts';
import { type At, type Outcome } from '../steps/step.ts';
import { isoMoment } from './iso-moment.ts';
import { note } from './notes.ts';
import { changeRun, getRun, nodesOf } from './run-state.ts';

/** How long a question stays open in flows that say nothing. */
const usualExpiry = 3 * 24 * 60 * 60 * 1000;

/** Waits for a message, unless the one that began the session is still to be heard. */
export function listen(draft: Draft, { program, step }: At<'listen'>): Outcome {
  if (beganWithMessage(draft)) {
    return step.next;
  }
  forgetLongAnswer(draft);
  const { expires } = nodesOf(program);
  const open = expires > 0 ? expires : usualExpiry;
  const question = nextId(draft);
  const last = bindButtons(draft, question);
  changeSession(draft, {
    waiting: {
      kind: 'question',
      question,
      message: last?.id ?? '',
      tries: 0,
      sent: last === undefined,
      lost: false,
      labels: last?.choices ?? [],
    },
  });
  const { now } = draft.world;
  const { id: session, stack } = getSession(draft);
  const depth = stack.length - 1;
  const planned: FollowUp[] = [
    { kind: 'expire', id: nextId(draft), session, depth, after: open, due: now + open },
  ];
  if (step.timeout) {
    const { after } = step.timeout;
    planned.push({ kind: 'timeout', id: nextId(draft), question, after, due: now + after });
  }
  const others = draft.contact.followUps.filter((each) => each.kind !== 'expire' || isOfOwnFlow(draft, each));
  change(draft, { followUps: [...others, ...planned] });
  note(draft, 'msg_wait', {
    timeout_seconds: step.timeout ? step.timeout.after / 1000 : undefined,
    expires_on: isoMoment(now + expires),
    hint: step.hint === null ? undefined : { type: step.hint },
  });
  return 'waits';
}

/** Long answers of web services are not kept over a wait (RapidPro's limit, in bytes). */
function forgetLongAnswer(draft: Draft): void {
  const { webhook } = getRun(draft);
  if (webhook && webhook.body.length >= 10_000) {
    changeRun(draft, { webhook: null });
  }
}

/**
 * The first node of a session that a message began takes that message for its answer; a flow that was entered waits.
 */
function beganWithMessage(draft: Draft): boolean {
  const { stack, trigger } = getSession(draft);
  const { visits, parent } = getRun(draft);
  const visited = Object.values(visits).reduce((sum, each) => sum + each, 0);
  const first = stack.length === 1 && parent === null && visited === 1;
  const asked = ['message', 'start', 'answer'].includes(draft.event.kind);
  return trigger?.kind === 'msg' && first && asked;
}

/** Expiry is planned anew at each wait of a node flow; that of flows of ours stays. */
function isOfOwnFlow(draft: Draft, { depth }: FollowUpOf<'expire'>): boolean {
  return getSession(draft).stack[depth]?.run === undefined;
}

/** The last message of this turn bears the wait's name, so that its buttons answer it. */
function bindButtons(draft: Draft, question: string): SendEffect | undefined {
  const place = draft.effects.findLastIndex(({ kind }) => kind === 'send');
  const last = draft.effects[place];
  if (last?.kind !== 'send') {
    return undefined;
  }
  const bound: SendEffect = { ...last, question };
  draft.effects[place] = bound;
  return bound;
}
