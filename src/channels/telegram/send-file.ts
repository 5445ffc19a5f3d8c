import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FileMedia } from '../../domain/message.ts';
import { isTooLarge, sendErrorOf } from './failure.ts';
import { faultOf } from './fault.ts';
import { type FileWay, plainWay, uploadOf, wayOf } from './file-call.ts';
import { type ReadOutgoing } from './read-outgoing.ts';
import { createRemembered } from '../remembered.ts';

const fileId = z.object({ file_id: z.string() });

/** Posts a payload by a method; its result is Telegram's. */
export type Post = (method: string, payload: object) => Promise<unknown>;

interface Attempt {
  readonly way: FileWay;
  /** What goes into the field of the file: an upload, or the id of an earlier one. */
  readonly content: unknown;
}

/** Sends a file and gives Telegram's answer. */
export type SendFile = (file: FileMedia, signal: AbortSignal, post: Post) => Promise<unknown>;

/**
 * Makes what sends files. Bytes that were uploaded before go by the id they got, so that a broadcast uploads its
 * voice note once. What Telegram will not take as a picture, voice note or video goes as a plain document.
 */
export function createSendFile({ readOutgoing }: { readonly readOutgoing: ReadOutgoing }): SendFile {
  const uploads = createRemembered<string>({ most: 500 });
  return async (file, signal, post) => {
    const read = await readOutgoing(file, signal);
    const way = wayOf(file.kind, read);
    const key = `${way.method}:${createHash('sha256').update(read.bytes).digest('base64')}`;
    const known = uploads.find(key);
    const upload = uploadOf(read);
    const attempts: readonly Attempt[] = [
      ...(known === undefined ? [] : [{ way, content: known }]),
      { way, content: upload },
      ...(way === plainWay ? [] : [{ way: plainWay, content: upload }]),
    ];
    const { result, used } = await firstTaken(attempts, post);
    const id = idIn(result, way);
    if (used === way && id !== null) {
      uploads.keep(key, id);
    }
    return result;
  };
}

async function firstTaken(
  [attempt, ...others]: readonly Attempt[],
  post: Post,
): Promise<{ readonly result: unknown; readonly used: FileWay | undefined }> {
  try {
    const { method, field } = attempt?.way ?? plainWay;
    return { result: await post(method, { [field]: attempt?.content }), used: attempt?.way };
  } catch (error) {
    const fault = faultOf(error);
    if (others.length > 0 && !isTooLarge(fault) && sendErrorOf(fault, '').reason === 'refused') {
      return firstTaken(others, post);
    }
    throw error;
  }
}

function idIn(result: unknown, { field }: FileWay): string | null {
  const answer = z.object({ [field]: z.union([fileId, z.array(fileId)]) }).safeParse(result);
  const found = answer.success ? [answer.data[field]].flat().at(-1) : undefined;
  return found?.file_id ?? null;
}
