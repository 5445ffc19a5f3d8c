import { type Hold, SendError, type SendFailure } from '../channel.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type Fault } from './fault.ts';

/** How long to wait when Telegram says "too many" and not how long. */
const someTime: Millis = 5_000;

type Answer = Extract<Fault, { kind: 'answer' }>;

interface Rule {
  readonly status: number;
  /** Null: any description. */
  readonly says: RegExp | null;
  readonly reason: SendFailure;
  /** In place of Telegram's own description, which may quote the message. */
  readonly words: string;
  /** What a coordinator reads in place of "refused". */
  readonly hold?: Hold;
}

const tooLarge = { reason: 'refused', words: 'the file is too large', hold: 'file_too_large' } as const;

/** What each answer means for a message. The first rule that fits decides. */
const rules: readonly Rule[] = [
  { status: 429, says: null, reason: 'throttled', words: 'too many requests' },
  { status: 403, says: /blocked/i, reason: 'unreachable', words: 'the bot was blocked' },
  { status: 403, says: /deactivated/i, reason: 'unreachable', words: 'the account was deactivated' },
  { status: 403, says: null, reason: 'unreachable', words: 'the bot may not write there' },
  { status: 400, says: /chat not found/i, reason: 'unreachable', words: 'there is no such chat' },
  { status: 400, says: /deactivated/i, reason: 'unreachable', words: 'the account was deactivated' },
  { status: 400, says: /PEER_ID_INVALID/i, reason: 'unreachable', words: 'there is no such chat' },
  { status: 400, says: /user not found/i, reason: 'unreachable', words: 'there is no such account' },
  { status: 400, says: /too big/i, ...tooLarge },
  { status: 413, says: null, ...tooLarge },
  { status: 401, says: null, reason: 'network', words: 'the bot token is not accepted (any more)' },
  { status: 404, says: null, reason: 'network', words: 'the bot token or the API root is not known' },
  { status: 409, says: null, reason: 'network', words: 'another program uses the bot' },
  { status: 502, says: null, reason: 'ambiguous', words: 'a gateway gave up' },
  { status: 504, says: null, reason: 'ambiguous', words: 'a gateway gave up' },
];

/** Turns a fault into what the one path understands. `doing` names the method, such as `sendMessage`. */
export function sendErrorOf(fault: Fault, doing: string): SendError {
  if (fault.kind === 'unsent') {
    return new SendError('network', `${doing} did not reach Telegram: ${fault.code}`);
  }
  if (fault.kind === 'unclear') {
    return new SendError('ambiguous', `${doing} got no readable answer from Telegram: ${fault.code}`);
  }
  if (fault.kind === 'page') {
    return errorOfPage(fault.status, doing);
  }
  const { status, retryAfter } = fault;
  const { reason, words, hold = null } = meaningOf(fault);
  const message = `${doing} was answered with ${status}${words === '' ? '' : `: ${words}`}`;
  return new SendError(reason, message, reason === 'throttled' ? (retryAfter ?? someTime) : null, hold);
}

/** Of a proxy's refusals only these say something of the message; it was not Telegram that meant the person. */
function errorOfPage(status: number, doing: string): SendError {
  const words = `${doing} was answered with a page and ${status}`;
  if (status === 413) {
    return new SendError(tooLarge.reason, `${words}: ${tooLarge.words}`, null, tooLarge.hold);
  }
  return status === 429 ? new SendError('throttled', words, someTime) : new SendError('network', words);
}

function meaningOf({ status, description }: Answer): Pick<Rule, 'reason' | 'words' | 'hold'> {
  const rule = rules.find((each) => each.status === status && (each.says?.test(description) ?? true));
  return rule ?? { reason: status >= 500 ? 'network' : 'refused', words: publicPart(description) };
}

/** Whether Telegram could not read the markup of a text. */
export function isMarkupFault(fault: Fault): boolean {
  return fault.kind === 'answer' && fault.status === 400 && /can't parse entities/i.test(fault.description);
}

/** Whether an upload was too large as a whole: it would be in any other way, too. */
export function isTooLarge(fault: Fault): boolean {
  return (fault.kind === 'answer' || fault.kind === 'page') && fault.status === 413;
}

/** Whether a file cannot be had at present; Telegram says the same of one that it does not know. */
export function isUnavailable(fault: Fault): boolean {
  return fault.kind === 'answer' && /temporarily unavailable/i.test(fault.description);
}

/** Whether updates are pushed elsewhere, and so not given to whoever asks for them. */
export function isWebhookFault(fault: Fault): boolean {
  return fault.kind === 'answer' && fault.status === 409 && /webhook/i.test(fault.description);
}

/** Whether the token is not, or no longer, accepted. */
export function isTokenFault(fault: Fault): boolean {
  return fault.kind === 'answer' && (fault.status === 401 || fault.status === 404);
}

/** Telegram's names of errors, such as BUTTON_DATA_INVALID; sentences may quote the message and stay out. */
function publicPart(description: string): string {
  return /\b[A-Z]{3,}(?:_[A-Z]+)+\b/.exec(description)?.[0] ?? '';
}
