import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FileMedia } from '../../domain/message.ts';
import { isTooLarge, sendErrorOf } from './failure.ts';
import { faultOf } from './fault.ts';
import { type FileWay, plainWay, wayOf } from './file-call.ts';
import { type FetchFile } from './fetch-file.ts';
import { postFile, type Sending } from './post-file.ts';
import { type FileSources, readOutgoing } from '../outgoing-file.ts';
import { createRemembered } from '../../domain/remembered.ts';
import { type Timing } from './timing.ts';

const fileId = z.object({ file_id: z.string() });

interface Attempt {
  readonly way: FileWay;
  /** The id that the file got when it was uploaded before; null uploads it. */
  readonly id: string | null;
}

/** Sends a file and gives Telegram's answer. */
export type SendFile = (file: FileMedia, sending: Sending) => Promise<unknown>;

/** What sending files needs. */
export interface SendFileParts {
  readonly readFile: FileSources['readFile'];
  readonly fetchFile: FetchFile;
  readonly timing: Pick<Timing, 'slowestLine'>;
  /** Told of each file that goes by an id from now on. */
  readonly onArrived: (ref: string) => void;
}

/**
 * Makes what sends files. Bytes that were uploaded before go by the id they got, so that a broadcast uploads its
 * voice note once. What Telegram will not take as a picture, voice note or video goes as a plain document.
 */
export function createSendFile({ readFile, fetchFile, timing, onArrived }: SendFileParts): SendFile {
  const uploads = createRemembered<Attempt>({ most: 500 });
  return async (file, sending) => {
    const read = await readOutgoing('telegram', file, {
      readFile,
      fetchFile: (media) => fetchFile(media, sending),
    });
    const way = wayOf(file.kind, read);
    const key = `${way.method}:${createHash('sha256').update(read.bytes).digest('base64')}`;
    const known = uploads.find(key);
    const attempts: readonly Attempt[] = [
      ...(known === undefined ? [] : [known]),
      { way, id: null },
      ...(way === plainWay ? [] : [{ way: plainWay, id: null }]),
    ];
    const { result, used } = await firstTaken(attempts, ({ way: next, id }) =>
      id === null
        ? postFile(read, next, { ...sending, timing })
        : sending.post(next.method, { [next.field]: id }, sending),
    );
    const id = idIn(result, used);
    if (id !== null) {
      uploads.keep(key, { way: used, id });
      onArrived(file.ref);
    }
    return result;
  };
}

async function firstTaken(
  [attempt = { way: plainWay, id: null }, ...others]: readonly Attempt[],
  make: (attempt: Attempt) => Promise<unknown>,
): Promise<{ readonly result: unknown; readonly used: FileWay }> {
  try {
    return { result: await make(attempt), used: attempt.way };
  } catch (error) {
    const fault = faultOf(error);
    if (others.length > 0 && !isTooLarge(fault) && sendErrorOf(fault, '').reason === 'refused') {
      return firstTaken(others, make);
    }
    throw error;
  }
}

function idIn(result: unknown, { field }: FileWay): string | null {
  const answer = z.object({ [field]: z.union([fileId, z.array(fileId)]) }).safeParse(result);
  const found = answer.success ? [answer.data[field]].flat().at(-1) : undefined;
  return found?.file_id ?? null;
}
