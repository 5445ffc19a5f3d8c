import { toldOf } from '../tasks/report-task.ts';
import { cleanText } from '../../domain/text/clean-text.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type LastAnswer } from '../../domain/contact/last-answer.ts';
import { change, type Draft } from '../draft.ts';
import { type AnswerType } from '../program.ts';
import { passFiles } from '../relay/pass-files.ts';
import { joinResult } from './join-result.ts';
import { keywordFlow } from './keyword.ts';
import { recordOf } from './take-answer.ts';

/** An album is ten pictures at most; the contact's document has to stay small. */
const mostFiles = 20;
/** What goes beyond stays in the history alone: somebody may write on for days while nothing can be sent. */
const mostText = 10_000;

/**
 * Several short messages in a row are one answer: what arrives while the next question is certainly unsent, and
 * pictures of the album that answered, join the last answer, and nothing is sent for it. False when the message is not
 * such a fragment.
 */
export function joinFragment(draft: Draft, message: InboundMessage, word: string): boolean {
  const last = draft.contact.lastAnswer;
  if (!last || !(isOfItsAlbum(last, message) || isInTime(draft, { last, message, word }))) {
    return false;
  }
  const text = cleanText([last.text, message.text].filter(Boolean).join(' '), mostText).text;
  const value = last.textual ? text : last.value;
  const media = [...last.media, ...message.media].slice(-mostFiles);
  const album = message.album ?? last.album;
  const bond = album === undefined ? {} : { album };
  const joined: LastAnswer = { ...last, text, value, media, version: last.version + 1, ...bond };
  const { session } = draft.contact;
  change(draft, { lastAnswer: joined, session: session && joinResult(session, joined) });
  draft.effects.push(Object.assign(recordOf(joined), toldOf(draft)));
  passFiles(draft, message, askedBy(draft, last));
  return true;
}

function askedBy({ world }: Draft, { flow, flowVersion, step }: LastAnswer): AnswerType {
  const found = world.program(flow, flowVersion)?.steps.find(({ key }) => key === step);
  return found?.verb === 'ask' ? found.answer : 'any';
}

function isOfItsAlbum(last: LastAnswer, { album }: InboundMessage): boolean {
  return album !== undefined && last.album === album;
}

function isInTime(
  draft: Draft,
  {
    last,
    message,
    word,
  }: { readonly last: LastAnswer; readonly message: InboundMessage; readonly word: string },
): boolean {
  return last.until !== null && !message.tap && draft.world.unseen(last.until) && isNext(draft, last, word);
}

/** The open question is the one that is unsent; or the flow has ended or pauses, and this is no keyword. */
function isNext(draft: Draft, last: LastAnswer, word: string): boolean {
  const { session } = draft.contact;
  if (session?.waiting.kind === 'question') {
    return session.waiting.message === last.until;
  }
  return (!session || session.id === last.session) && keywordFlow(draft, word) === undefined;
}
