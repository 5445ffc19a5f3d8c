import { AudienceSyntaxError } from '../../domain/audience/audience.ts';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { type Broadcast } from '../../domain/broadcast.ts';
import { BroadcastRefused } from '../../programme/broadcasts/broadcast-refused.ts';
import { checkText } from '../../programme/broadcasts/check-content.ts';
import { type Mistakes } from '../forms/form-state.ts';
import { type Phrase } from '../phrase.ts';
import { type FormFields } from './form-fields.ts';
import { readMoment } from './read-moment.ts';
import { toldText } from './told.ts';
import { writeWhom } from './whom-fields.ts';

/** What a form is checked against. */
export interface FormRules {
  readonly phrase: Phrase;
  readonly timezone: string;
  readonly now: number;
  /** Of what there is already; null: it is a new one. */
  readonly before: Broadcast | null;
}

const longest = { by: 200, title: 200, text: 4096, query: 2000 } as const;
/** The fields in the order of the page: whoever mends a form begins at its top. */
const inOrder = ['by', 'title', 'text', 'role', 'query', 'at'];
/** Whoever writes down this very minute is not too late. */
const grace = 60_000;
/** So much is shown of what is wrong. */
const nearby = 20;

/** What can be told to be wrong with a form before anybody is looked up, each in words for its field. */
export function findMistakes(fields: FormFields, rules: FormRules): Mistakes {
  const { phrase, before } = rules;
  const isStarted = before !== null && before.startedAt !== null;
  const found: Mistakes = {
    ...(before === null && fields.by === '' && { by: phrase('announce_wrong_name') }),
    ...findText(fields, rules),
    ...(isStarted ? {} : { ...findWhom(fields, rules), ...findMoment(fields, rules) }),
    ...findLong(fields, phrase),
  };
  return Object.fromEntries(
    inOrder.flatMap((name) => (found[name] === undefined ? [] : [[name, found[name]]])),
  );
}

function findLong(fields: FormFields, phrase: Phrase): Mistakes {
  const names = Object.keys(longest) as (keyof typeof longest)[];
  const tooLong = names.filter((name) => fields[name].length > longest[name]);
  const words = (name: keyof typeof longest): string =>
    phrase('announce_wrong_long', { count: String(fields[name].length), most: String(longest[name]) });
  return Object.fromEntries(tooLong.map((name) => [name, words(name)]));
}

function findText(fields: FormFields, { phrase, before }: FormRules): Mistakes {
  if (fields.text === '') {
    return needsText(before) ? { text: phrase('announce_wrong_text') } : {};
  }
  try {
    checkText(fields.text, 'body.text');
    return {};
  } catch (fault) {
    if (fault instanceof BroadcastRefused) {
      return mistakesOf(fault, fields, phrase);
    }
    throw fault;
  }
}

function needsText(before: Broadcast | null): boolean {
  const { flow = null, media = null, file } = before?.announcement ?? {};
  return flow === null && media === null && file === undefined;
}

function findWhom(fields: FormFields, { phrase, before }: FormRules): Mistakes {
  const isNamed = fields.segment !== '' || (before?.audience.contacts ?? null) !== null;
  if (writeWhom(fields) === null) {
    return isNamed ? {} : { role: phrase('announce_wrong_whom') };
  }
  try {
    if (fields.query !== '') {
      parseAudience(fields.query, { segments: true });
    }
    return {};
  } catch (fault) {
    if (fault instanceof AudienceSyntaxError) {
      return { query: phrase('announce_wrong_query', placeIn(fields.query, fault.offset)) };
    }
    throw fault;
  }
}

function findMoment({ at }: FormFields, { phrase, timezone, now }: FormRules): Mistakes {
  const moment = readMoment(at, timezone);
  if (at === '' || (moment !== null && moment >= now - grace)) {
    return {};
  }
  return { at: phrase(moment === null ? 'announce_wrong_moment' : 'announce_told_past') };
}

/** What a refusal says of a form, in words for the field at fault. */
export function mistakesOf(refusal: BroadcastRefused, fields: FormFields, phrase: Phrase): Mistakes {
  const { reason, message, where } = refusal;
  const offset = Number(/^character (\d+):/u.exec(message)?.[1] ?? 0) - 1;
  if (reason === 'no_segment' || reason === 'bad_audience') {
    return { [where === 'body.segment' ? 'segment' : 'query']: phrase('announce_told_whom') };
  }
  if (reason === 'bad_text' && offset >= 0) {
    return { text: phrase('announce_wrong_expression', placeIn(fields.text, offset)) };
  }
  const inForm = { wrong_state: 'announce_wrong_state', not_approved: 'announce_wrong_pause' } as const;
  return {
    text: phrase(reason === 'wrong_state' || reason === 'not_approved' ? inForm[reason] : toldText(reason)),
  };
}

/** Where something is wrong, counted from 1, with what stands there. */
function placeIn(text: string, offset: number): { readonly place: string; readonly near: string } {
  return { place: String(offset + 1), near: text.slice(Math.max(0, offset - 5), offset + nearby) };
}
