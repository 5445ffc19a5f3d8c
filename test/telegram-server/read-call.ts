import { type IncomingMessage } from 'node:http';
import { parseMultipart } from './multipart.ts';

/** A file that was uploaded with a call. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a call said. */
export interface CallContent {
  readonly payload: { readonly [name: string]: unknown };
  /** By the field they were uploaded in. */
  readonly uploads: { readonly [field: string]: Upload };
}

/** Reads a call to its end: JSON, a form with files, or the query of a GET. Rejects when the caller goes away. */
export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<CallContent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined) {
    return contentOfForm(body, boundary);
  }
  const payload: unknown = body.length === 0 ? Object.fromEntries(query) : JSON.parse(body.toString('utf8'));
  return { payload: payload as CallContent['payload'], uploads: {} };
}

function contentOfForm(body: Buffer, boundary: string): CallContent {
  const parts = parseMultipart(body, boundary);
  const files = parts.flatMap(({ name, filename, body: bytes }) =>
    filename === null ? [] : [[name, { name: filename, bytes }] as const],
  );
  const values = parts
    .filter(({ filename }) => filename === null)
    .map(({ name, body: bytes }) => [name, valueOf(bytes.toString('utf8'), name)] as const);
  return { payload: Object.fromEntries(values), uploads: Object.fromEntries(files) };
}

/** A form knows only texts: numbers and objects come as JSON in the fields that hold them. */
function valueOf(text: string, field: string): unknown {
  return field === 'reply_markup' || field === 'chat_id' ? JSON.parse(text) : text;
}
