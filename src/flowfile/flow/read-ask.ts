import { type Millis } from '../../domain/time/clock.ts';
import { type AnswerType, type AskStep } from '../../engine/program.ts';
import { type FlowReading, readTarget } from './flow-reading.ts';
import { readChoices } from './read-choices.ts';
import { readPositiveDuration } from './read-duration.ts';
import { type Fields, readFields } from '../yaml/read-fields.ts';
import { readMedia } from './read-media.ts';
import { readCount, readNumber, readWord } from '../yaml/read-scalar.ts';
import { readText } from './read-text.ts';
import { readList, type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

const answers: readonly Exclude<AnswerType, 'choice'>[] = [
  'text',
  'number',
  'integer',
  'date',
  'time',
  'phone',
  'yes_no',
  'location',
  'image',
  'voice',
  'file',
  'any',
];

/** The tries of a question that has no `invalid`. */
const usualTries = 2;

/** Reads a question with everything that belongs to it. */
export function readAsk(
  reading: FlowReading,
  verb: Slot,
  { fields, from }: { readonly fields: Fields; readonly from: number },
): Omit<AskStep, 'key' | 'line' | 'next'> | undefined {
  if (!fields.has('id')) {
    reading.source.error(verb.keyAt, 'an ask needs an id: its answer is kept under that name');
  }
  const say = readText(reading, verb);
  const choices = fields.get('choices');
  const options = choices ? readChoices(reading, choices, from) : [];
  const answer = readAnswer(reading, fields);
  const timeout = readTimeout(reading, { slot: fields.get('timeout'), ask: verb, from });
  const rest = {
    ...readMedia(reading, fields.get('media')),
    ...readBounds(reading, fields, answer),
    reminders: readReminders(reading, fields.get('remind'), timeout.after),
    timeout,
    invalid: readInvalid(reading, fields.get('invalid'), from),
  };
  return say && { verb: 'ask', say, answer, choices: options, ...rest };
}

function readAnswer({ source }: FlowReading, fields: Fields): AnswerType {
  const slot = fields.get('answer');
  if (slot && fields.has('choices')) {
    source.error(slot.keyAt, 'a question has either choices or an answer type; remove one of them');
  }
  const answer = slot && readWord(source, slot, answers);
  return fields.has('choices') ? 'choice' : (answer ?? 'text');
}

function readBounds(
  { source }: FlowReading,
  fields: Fields,
  answer: AnswerType,
): { readonly min: number | null; readonly max: number | null } {
  const read = (slot: Slot | undefined): number | null => {
    if (slot && answer !== 'number' && answer !== 'integer') {
      source.error(slot.keyAt, `${slot.name} belongs to "answer: number" or "answer: integer"`);
    }
    return slot === undefined ? null : (readNumber(source, slot) ?? null);
  };
  const slot = fields.get('min');
  const min = read(slot);
  const max = read(fields.get('max'));
  if (slot && min !== null && max !== null && min > max) {
    source.error(slot.at, `min ${min} is over max ${max}`);
  }
  return { min, max };
}

function readReminders(reading: FlowReading, slot: Slot | undefined, timeout: Millis): AskStep['reminders'] {
  if (slot === undefined) {
    // One at the end itself would ask what can be answered no more.
    const before = reading.about.question.remind.filter((after) => after < timeout);
    return before.map((after) => ({ after, say: null }));
  }
  return readList(reading.source, slot, { single: false }).flatMap((item) => {
    const fields = readFields(reading.source, item, {
      what: 'a reminder',
      keys: ['after', 'say'],
      required: ['after'],
    });
    const wait = fields?.get('after');
    const after = wait && readPositiveDuration(reading.source, wait);
    if (wait && after !== undefined) {
      noteLate(reading.source, wait.at, after - timeout);
    }
    const say = readText(reading, fields?.get('say')) ?? null;
    return after === undefined ? [] : { after, say };
  });
}

/** `late` is how long after the question's end the reminder comes; of a timeout that was not read, nothing is known. */
function noteLate(source: Source, at: number, late: Millis): void {
  if (late > 0) {
    source.refuse(
      at,
      'this reminder never comes: the timeout ends the question before; remind earlier, or let it end later',
    );
  } else if (late === 0) {
    source.hint(at, 'this reminder comes when the question ends; remind earlier, or let it end later');
  }
}

function readTimeout(
  reading: FlowReading,
  { slot, ask, from }: { readonly slot: Slot | undefined; readonly ask: Slot; readonly from: number },
): AskStep['timeout'] {
  const { source, about } = reading;
  if (slot === undefined) {
    const days = about.question.timeout / 86_400_000;
    source.warn(
      ask.keyAt,
      `no timeout: the question expires after ${days} days; write "timeout: { after: …, goto: … }"`,
    );
    return { after: about.question.timeout, target: null };
  }
  const own = readFields(source, slot, { what: 'timeout', keys: ['after', 'goto'], required: ['after'] });
  const wait = own?.get('after');
  const after = wait && readPositiveDuration(source, wait);
  return { after: after ?? Infinity, target: readTarget(reading, own?.get('goto'), from) ?? null };
}

function readInvalid(reading: FlowReading, slot: Slot | undefined, from: number): AskStep['invalid'] {
  const fields =
    slot && readFields(reading.source, slot, { what: 'invalid', keys: ['say', 'tries', 'goto'] });
  const count = fields?.get('tries');
  const tries = count && readCount(reading.source, count);
  return {
    say: readText(reading, fields?.get('say')) ?? null,
    tries: tries ?? usualTries,
    target: readTarget(reading, fields?.get('goto'), from) ?? null,
  };
}
