import { cleanText } from '../../domain/text/clean-text.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Media } from '../../domain/message.ts';
import { type Value } from '../../domain/value.ts';
import { type AnswerType } from '../program.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { type Option } from './exact-choice.ts';
import { readChoice } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { readMedia } from './read-media.ts';
import { readNumber } from './read-number.ts';
import { readPhone } from './read-phone.ts';
import { readTime } from './read-time.ts';
import { readYesNo } from './read-yes-no.ts';

/** A question as answers are read for it. */
export interface Question {
  readonly answer: AnswerType;
  /** Empty unless `answer` is `choice`. */
  readonly options: readonly Option[];
  readonly min: number | null;
  readonly max: number | null;
}

/** What came back. */
export interface Reply {
  readonly text: string;
  readonly media: readonly Media[];
  /** Place of the choice that was pressed, from 0; null if none. */
  readonly choice: number | null;
}

/** What was understood: a value (and the place of the option it is), or which standard text says why not. */
export type Reading =
  | { readonly kind: 'answer'; readonly value: Value; readonly option: number | null }
  | { readonly kind: 'invalid'; readonly why: PhraseKey };

interface About {
  readonly now: Instant;
  readonly timezone: string;
}

const invalid = (why: PhraseKey): Reading => ({ kind: 'invalid', why });
const taken = (value: Value, option: number | null = null): Reading => ({ kind: 'answer', value, option });
const orInvalid = (value: Value, why: PhraseKey): Reading => (value === null ? invalid(why) : taken(value));

function chosen({ options }: Question, place: number | null): Reading {
  const option = place === null ? undefined : options[place];
  return option === undefined ? invalid('invalid_choice') : taken(option.value, place);
}

function numbered({ answer, min, max }: Question, text: string): Reading {
  const value = readNumber(text);
  if (value === null || (answer === 'integer' && !Number.isInteger(value))) {
    return invalid(answer === 'integer' ? 'invalid_integer' : 'invalid_number');
  }
  const inside = value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  return inside ? taken(value) : invalid('invalid_range');
}

/** A phone number may come as a visiting card too. */
function phoned({ text, media }: Reply): Reading {
  const cards = media.flatMap((each) => (each.kind === 'contact' ? [each.phone] : []));
  const [card = ''] = cards;
  const shared = cards.length === 1 ? (readPhone(card) ?? readPhone(`+${card}`)) : null;
  return orInvalid(readPhone(text) ?? shared, 'invalid_phone');
}

/** The text of a message as a value: without what cannot be seen. */
function written(text: string): string | null {
  return cleanText(text, text.length).text || null;
}

function byMedia({ media, text }: Reply, wanted: 'location' | 'image' | 'voice' | 'file' | 'any'): Reading {
  if (wanted === 'any') {
    return orInvalid(written(text) ?? readMedia(media, wanted), 'invalid_text');
  }
  return orInvalid(readMedia(media, wanted), `invalid_${wanted}`);
}

function byType(question: Question, reply: Reply, about: About): Reading {
  const { text } = reply;
  switch (question.answer) {
    case 'choice':
      return chosen(question, readChoice(question.options, text));
    case 'text':
      return orInvalid(written(text), 'invalid_text');
    case 'number':
    case 'integer':
      return numbered(question, text);
    case 'date':
      return orInvalid(readDate(text, about), 'invalid_date');
    case 'time':
      return orInvalid(readTime(text, about), 'invalid_time');
    case 'phone':
      return phoned(reply);
    case 'yes_no':
      return orInvalid(readYesNo(text), 'invalid_yes_no');
    case 'location':
    case 'image':
    case 'voice':
    case 'file':
    case 'any':
      return byMedia(reply, question.answer);
  }
}

/**
 * What a message says as the answer to a question. A voice note answers any question, with the value `voice`; a
 * pressed choice that the question does not have answers none. `about` is when and where days are counted.
 */
export function readAnswer(question: Question, reply: Reply, about: About): Reading {
  if (reply.choice !== null) {
    const known = question.answer === 'choice' || question.answer === 'any';
    return known ? chosen(question, reply.choice) : invalid(`invalid_${question.answer}`);
  }
  if (reply.media.some((each) => each.kind === 'voice')) {
    return taken('voice');
  }
  return byType(question, reply, about);
}
