import * as z from 'zod';
import { type Running } from './parts.ts';
import { Refusal } from './refusal.ts';

const fault = z.object({ error: z.object({ message: z.string() }) });

/** Asks the process that runs on this installation; its refusals are passed on in its words. */
export async function askRunning(
  { url, token }: Running,
  request: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly body?: object;
    /** A table in the body's place. */
    readonly csv?: string;
  },
): Promise<unknown> {
  const { csv } = request;
  const type = csv === undefined ? 'application/json' : 'text/csv';
  const body = csv ?? (request.body && JSON.stringify(request.body));
  const answer = await fetch(new URL(request.path, url), {
    method: request.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    ...(body === undefined ? {} : { body }),
  });
  const said = read(await answer.text());
  if (!answer.ok) {
    const words = fault.safeParse(said);
    throw new Refusal(
      words.success ? words.data.error.message : `the running process answered ${answer.status}`,
    );
  }
  return said;
}

/** What is no JSON says nothing: a process without the API answers plain words. */
function read(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
