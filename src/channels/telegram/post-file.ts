import { SendError } from '../channel.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type OutgoingFile } from '../outgoing-file.ts';
import { type CallOptions } from './bot-api.ts';
import { type FileWay, uploadOf } from './file-call.ts';
import { type Timing, timeOfBytes } from './timing.ts';

/** What a file of a send goes by. */
export interface Sending {
  readonly signal: AbortSignal;
  /** Gives the send so much more time. */
  readonly more: (time: Millis) => void;
  /** Aborted when the channel is left: another process may send what this one has not. */
  readonly leaving: AbortSignal;
  /** Posts a payload by a method; its result is Telegram's. */
  readonly post: (
    method: string,
    payload: object,
    call: Pick<CallOptions, 'signal' | 'onWhole'>,
  ) => Promise<unknown>;
}

/**
 * Posts the bytes of a file, for as long as so many may take.
 */
export async function postFile(
  file: OutgoingFile,
  { method, field }: FileWay,
  { signal, more, leaving, post, timing }: Sending & { readonly timing: Pick<Timing, 'slowestLine'> },
): Promise<unknown> {
  const cut = new AbortController();
  const sent = { whole: false };
  const leave = (): void => {
    if (!sent.whole) {
      cut.abort();
    }
  };
  const onWhole = (): void => {
    sent.whole = true;
  };
  leaving.addEventListener('abort', leave, { once: true });
  more(timeOfBytes(file.bytes.byteLength, timing));
  try {
    const limited = AbortSignal.any([signal, cut.signal]);
    return await post(method, { [field]: uploadOf(file) }, { signal: limited, onWhole });
  } catch (error) {
    if (cut.signal.aborted) {
      throw new SendError('throttled', 'The channel was left with a file on its way.', 0);
    }
    throw error;
  } finally {
    leaving.removeEventListener('abort', leave);
  }
}
