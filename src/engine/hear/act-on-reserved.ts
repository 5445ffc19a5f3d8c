import { type InboundMessage } from '../../domain/message.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { giveConsent } from '../consent/give-consent.ts';
import { type Draft } from '../draft.ts';
import { sayNotMe } from '../household/not-me.ts';
import { sendPhrase } from '../send-phrase.ts';
import { chooseTalk } from '../relay/choose-talk.ts';
import { repeatQuestion } from '../steps/ask.ts';
import { queueOptedIn } from '../steps/set.ts';
import { walk } from '../walk.ts';
import { type ReservedWord } from '../built-in-words.ts';
import { goBack } from './go-back.ts';
import { codeWord, startByKeyword } from './keyword.ts';
import { tellOwnData } from './tell-own-data.ts';
import { findQuestion } from './open-question.ts';
import { endEverything } from './end-everything.ts';

/** Does what a reserved word means. */
export function actOnReserved(draft: Draft, reserved: ReservedWord, message: InboundMessage): void {
  switch (reserved) {
    case 'stop':
      stop(draft);
      return;
    case 'start':
      start(draft, message.startCode);
      return;
    case 'help':
      sendPhrase(draft, 'help');
      return;
    case 'repeat':
      repeat(draft);
      return;
    case 'back':
      back(draft);
      return;
    case 'who_is_this':
      tellWhoWeAre(draft);
      return;
    case 'my_data':
      tellOwnData(draft);
      return;
    case 'not_me':
      sayNotMe(draft, message);
      return;
    case 'end_talk':
    case 'open_talk':
      chooseTalk(draft, reserved === 'open_talk');
      return;
  }
}

/**
 * Ends everything, cancels what is queued and planned, keeps the proof, answers once. It is said to every purpose, so
 * that START, which asks for the programme alone, brings no other back.
 */
function stop(draft: Draft): void {
  draft.effects.push({ kind: 'cancel', question: null, reason: 'stopped' });
  endEverything(draft);
  const agreed = Object.entries(draft.contact.consents ?? {}).filter(
    ([, { status }]) => status === 'opted_in',
  );
  for (const purpose of [usualPurpose, ...agreed.map(([each]) => each)]) {
    proveConsent(draft, 'opted_out', purpose);
  }
  sendPhrase(draft, 'stopped');
}

/** Opens the door again (or for the first time); resumes nothing. A code that is a keyword starts its flow. */
function start(draft: Draft, code: string | null): void {
  const already = draft.contact.consent.status === 'opted_in';
  if (!already) {
    proveConsent(draft, 'opted_in');
    queueOptedIn(draft, null);
  }
  if (code && startByKeyword(draft, codeWord(code))) {
    return;
  }
  sendPhrase(draft, 'started');
  if (!already && !draft.contact.session) {
    walk(draft);
  }
}

function proveConsent(draft: Draft, status: 'opted_in' | 'opted_out', purpose = usualPurpose): void {
  giveConsent(draft, purpose, {
    status,
    method: 'keyword',
    textVersion: `system@${draft.contact.language}`,
  });
}

function repeat(draft: Draft): void {
  const open = findQuestion(draft);
  if (open) {
    repeatQuestion(draft, open, open.waiting);
  } else {
    sendPhrase(draft, 'nothing_to_repeat');
  }
}

/** Nobody answers a question of they know not whom: it is asked again. */
function tellWhoWeAre(draft: Draft): void {
  const open = findQuestion(draft);
  sendPhrase(draft, 'who_we_are');
  if (open) {
    repeatQuestion(draft, open, open.waiting);
  }
}

function back(draft: Draft): void {
  const open = findQuestion(draft);
  if (open && goBack(draft)) {
    return;
  }
  // Where nothing is asked there is no first question either.
  sendPhrase(draft, open ? 'nothing_to_go_back_to' : 'nothing_to_repeat');
  if (open) {
    repeatQuestion(draft, open, open.waiting);
  }
}
