import { z } from 'zod';
import { type Channel, SendError } from '../channel.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type BotApi } from './bot-api.ts';
import { type Call, encodeMessage } from './encode-message.ts';
import { isMarkupFault, sendErrorOf } from './failure.ts';
import { type Fault, faultOf } from './fault.ts';
import { createRemembered } from '../../domain/remembered.ts';
import { type Sending } from './post-file.ts';
import { type SendFile } from './send-file.ts';
import { abortAfter } from './abort-after.ts';

const taken = z.object({ message_id: z.number() });

interface SenderOptions {
  readonly api: BotApi;
  readonly sendFile: SendFile;
  readonly callLimit: Millis;
  /** Aborted when the channel is left. */
  readonly leaving: () => AbortSignal;
  /** Called with every fault that Telegram or the network gave. */
  readonly onFault: (fault: Fault) => void;
  /** Called with each call that Telegram took. */
  readonly onTaken: () => void;
}

/**
 * Makes what sends messages. A message of several calls that fails half way goes on, when it is sent again, with
 * the call that failed; after a restart of the process too, where `onPart` keeps what it is told.
 */
export function createSender(options: SenderOptions): Channel['send'] {
  const done = createRemembered<number>({ most: 1000 });
  return async (message, onPart = () => Promise.resolve()) => {
    const calls = encodeMessage(message);
    if (calls.length === 0) {
      throw new SendError('refused', 'A message without text and media cannot be sent.');
    }
    try {
      const receipt = await abortAfter({ limit: options.callLimit }, async (signal, more) => {
        let networkId: string | null = null;
        for (const [index, call] of calls.entries()) {
          if (index >= (done.find(message.id) ?? message.partsTaken ?? 0)) {
            networkId = await make(call, { signal, more }, options);
            done.keep(message.id, index + 1);
            if (index < calls.length - 1) {
              await onPart(index + 1);
            }
          }
        }
        return { networkId };
      });
      done.forget(message.id);
      return receipt;
    } catch (error) {
      if (error instanceof SendError && (error.reason === 'refused' || error.reason === 'unreachable')) {
        done.forget(message.id);
      }
      throw error;
    }
  };
}

async function make(
  call: Call,
  { signal, more }: Pick<Sending, 'signal' | 'more'>,
  options: SenderOptions,
): Promise<string | null> {
  if (signal.aborted) {
    throw new SendError('network', 'No time was left for the next part of a message.');
  }
  const post: Sending['post'] = (method, payload, about) =>
    postWords(call, about.signal, (words) => options.api.call(method, { ...payload, ...words }, about));
  try {
    const result = await (call.file === null
      ? post(call.method, {}, { signal })
      : options.sendFile(call.file, { signal, more, leaving: options.leaving(), post }));
    options.onTaken();
    const message = taken.safeParse(result);
    return message.success ? String(message.data.message_id) : null;
  } catch (error) {
    if (error instanceof SendError) {
      throw error;
    }
    const fault = faultOf(error);
    options.onFault(fault);
    throw sendErrorOf(fault, call.method);
  }
}

/** Posts the words as HTML and, should Telegram not be able to read it, once more as they are. */
async function postWords(
  { payload, plain }: Call,
  signal: AbortSignal,
  post: (words: object) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await post(payload);
  } catch (error) {
    if (plain === null || signal.aborted || !isMarkupFault(faultOf(error))) {
      throw error;
    }
    return post({ ...payload, ...plain, parse_mode: undefined });
  }
}
