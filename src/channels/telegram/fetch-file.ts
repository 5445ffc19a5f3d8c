import { z } from 'zod';
import { SendError } from '../channel.ts';
import { type FileMedia } from '../../domain/message.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type BotApi } from './bot-api.ts';
import { isUnavailable, sendErrorOf } from './failure.ts';
import { faultOf } from './fault.ts';
import { type Timing, timeOfBytes } from './timing.ts';

/** The largest file that Telegram lets a bot have, in bytes. */
const largest = 20 * 1024 * 1024;

const fileSchema = z.object({ file_path: z.string().min(1), file_size: z.number().optional() });

/** What a file is fetched by. */
export interface Fetching {
  readonly signal: AbortSignal;
  /** Gives so much more time to fetch it. */
  readonly more: (time: Millis) => void;
}

/** Brings the bytes of a file that came in; throws SendError. */
export type FetchFile = (media: FileMedia, fetching: Fetching) => Promise<Uint8Array>;

/**
 * Makes what fetches files, each for as long as its bytes may take. Nothing larger than 20 MB is taken, whatever its
 * announced size.
 */
export function createFetchFile({
  api,
  timing,
}: {
  readonly api: BotApi;
  readonly timing: Pick<Timing, 'slowestLine'>;
}): FetchFile {
  return async ({ ref, bytes }, { signal, more }) => {
    if (!ref.startsWith('telegram:')) {
      throw new SendError('refused', 'The file does not lie at Telegram.');
    }
    refuseLarge(bytes);
    more(timeOfBytes(bytes ?? largest, timing));
    try {
      const id = ref.slice('telegram:'.length);
      const file = fileSchema.parse(await api.call('getFile', { file_id: id }, { signal }));
      refuseLarge(file.file_size ?? null);
      return await download(api, file.file_path, signal);
    } catch (error) {
      throw fetchErrorOf(error);
    }
  };
}

async function download(api: BotApi, path: string, signal: AbortSignal): Promise<Uint8Array> {
  if (path.startsWith('/')) {
    throw new SendError(
      'refused',
      'The Bot API server runs with --local: start it without, so that files can be fetched.',
    );
  }
  const response = await fetch(api.fileUrl(path), { signal, redirect: 'error' });
  if (!response.ok) {
    await response.body?.cancel();
    const reason = response.status >= 500 || response.status === 429 ? 'network' : 'refused';
    throw new SendError(reason, `The download of a file was answered with ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    refuseLarge(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseLarge(bytes: number | null): void {
  if (bytes !== null && bytes > largest) {
    throw new SendError('refused', 'The file is larger than the 20 MB that Telegram lets a bot have.');
  }
}

/** Asking for a file again is harmless, so nothing about it is ambiguous. */
function fetchErrorOf(error: unknown): SendError {
  if (error instanceof SendError) {
    return error;
  }
  const fault = faultOf(error);
  const told = sendErrorOf(fault, 'Fetching a file');
  return told.reason === 'ambiguous' || isUnavailable(fault) ? new SendError('network', told.message) : told;
}
