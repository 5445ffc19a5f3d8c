import { type InboundMessage } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { isFor } from '../program.ts';
import { queueFlow } from '../start/queue-flow.ts';
import { walk } from '../walk.ts';
import { type ReservedWord } from '../built-in-words.ts';
import { answerFree } from './answer-free.ts';
import { codeWord, keywordFlow, startByKeyword } from './keyword.ts';
import { actOnReserved } from './act-on-reserved.ts';

/**
 * The first message of a stranger: the flows on `contact.new` run first and the flow that was asked for starts
 * after them; where there are none, the keyword simply works.
 */
export function welcome(
  draft: Draft,
  first: {
    readonly word: string;
    readonly reserved: ReservedWord | undefined;
    readonly message: InboundMessage;
  },
): void {
  const { message, reserved } = first;
  const word = message.startCode === null ? first.word : codeWord(message.startCode);
  const greeting = draft.world
    .onEvent('contact.new', draft.contact.groups)
    .filter((each) => isFor(each, draft.contact));
  if (greeting.length > 0) {
    greet(draft, reserved, [...greeting.map(({ id }) => id), keywordFlow(draft, word)?.program.id]);
  } else if (reserved) {
    actOnReserved(draft, reserved, message);
  } else if (!startByKeyword(draft, word)) {
    answerFree(draft, message, word);
  }
}

function greet(
  draft: Draft,
  reserved: ReservedWord | undefined,
  flows: readonly (string | undefined)[],
): void {
  if (reserved === 'help') {
    sendPhrase(draft, 'help');
  }
  for (const flow of flows) {
    if (flow !== undefined) {
      queueFlow(draft, flow, 'person');
    }
  }
  walk(draft);
}
