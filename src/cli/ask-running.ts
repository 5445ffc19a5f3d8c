import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type Running } from './parts.ts';
import { Refusal } from './refusal.ts';

const fault = z.object({ error: z.object({ message: z.string() }) });

/** Asks the process that runs on this installation; its refusals are passed on in its words. */
export async function askRunning(
  { url, token }: Running,
  asked: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly body?: object;
    /** A table in the body's place. */
    readonly csv?: string;
  },
): Promise<unknown> {
  const { csv } = asked;
  const type = csv === undefined ? 'application/json' : 'text/csv';
  const body = csv ?? (asked.body && JSON.stringify(asked.body));
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const { status, said } = await exchange(new URL(asked.path, url), { method: asked.method, headers, body });
  const answer = read(said);
  if (status < 200 || status > 299) {
    const words = fault.safeParse(answer);
    throw new Refusal(words.success ? words.data.error.message : `the running process answered ${status}`);
  }
  return answer;
}

/** Unlike `fetch` it waits for as long as it takes: a large table may need more than five minutes. */
async function exchange(
  url: URL,
  {
    method,
    headers,
    body,
  }: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
  },
): Promise<{ readonly status: number; readonly said: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method, headers }, resolve).on('error', reject).end(body);
  });
  return { status: answer.statusCode ?? 0, said: await text(answer) };
}

/** What is no JSON says nothing: a process without the API answers plain words. */
function read(said: string): unknown {
  try {
    return said === '' ? null : JSON.parse(said);
  } catch {
    return null;
  }
}
