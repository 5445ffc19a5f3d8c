import { TelegramError } from 'telegraf';
import { type Millis } from '../../domain/time/clock.ts';

/** A call that ended before its last byte was handed to the network: nobody can have taken it. */
export class CutShort extends Error {
  constructor(cause: unknown) {
    super('A call was cut short on its way', { cause });
    this.name = 'CutShort';
  }
}

/** A refusal that is none of Telegram's own: a gateway or a proxy before it answered with a page of its own. */
export class PageAnswered extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`A page was answered with ${status}`);
    this.name = 'PageAnswered';
    this.status = status;
  }
}

/** What went wrong with a call, without anything private in it. */
export type Fault =
  /** Telegram answered with an error, or a gateway before it that gave up. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** May quote what was sent: for matching only. */
      readonly description: string;
      readonly retryAfter: Millis | null;
    }
  /** Something before Telegram refused it with a page of its own: it never came so far. */
  | { readonly kind: 'page'; readonly status: number }
  /** It did not leave as a whole, if at all: nobody can have taken it. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** It was sent, or may have been, and no readable answer came. */
  | { readonly kind: 'unclear'; readonly code: string };

const neverConnected = [
  /^E(CONNREFUSED|NOTFOUND|HOSTUNREACH|NETUNREACH|NETDOWN|TIMEDOUT|ADDRNOTAVAIL|PROTO|MFILE)$/,
  /^EAI_/,
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|ERR_TLS_|ERR_SSL_)/,
];

/** Sorts whatever a call threw. */
export function faultOf(error: unknown): Fault {
  if (error instanceof TelegramError) {
    const seconds = error.parameters?.retry_after;
    return {
      kind: 'answer',
      status: error.code,
      description: error.description,
      retryAfter: seconds === undefined ? null : seconds * 1000,
    };
  }
  if (error instanceof PageAnswered) {
    return { kind: 'page', status: error.status };
  }
  const code = codeOf(error);
  const unsent = error instanceof CutShort || neverConnected.some((pattern) => pattern.test(code));
  return { kind: unsent ? 'unsent' : 'unclear', code };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'unknown';
  }
  if (error.cause instanceof Error) {
    return codeOf(error.cause);
  }
  const { code, type } = error as { readonly code?: unknown; readonly type?: unknown };
  return [code, type, error.name].find((each) => typeof each === 'string' && each !== '') as string;
}
