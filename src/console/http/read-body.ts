import { type Context } from 'hono';
import { ApiError } from './api-error.ts';

/** Reads the body of a request: JSON, or a table as text; throws ApiError `bad_request` where it is neither. */
export function readBody(c: Context, form: 'json' | 'csv' = 'json'): Promise<unknown> {
  return form === 'json' ? readJson(c) : readTable(c);
}

/** A table comes as the body itself, or as the file of a form. */
async function readTable(c: Context): Promise<string> {
  if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data')) {
    return textOf(await c.req.arrayBuffer());
  }
  const parts = Object.values(await c.req.parseBody());
  const file = parts.find((each) => each instanceof File);
  if (file === undefined) {
    throw new ApiError(
      'bad_request',
      'The form holds no file. Send the table as a file, or as the body.',
      'body',
    );
  }
  return textOf(await file.arrayBuffer());
}

async function readJson(c: Context): Promise<unknown> {
  const text = textOf(await c.req.arrayBuffer());
  if (text === '') {
    // Whoever only presses a button sends none; where something is needed, what is missing is named.
    return {};
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError('bad_request', 'The body is no JSON. Send one JSON object.', 'body');
  }
}

/** Whatever else a spreadsheet writes would leave question marks in people's names. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const words = 'The body is not written in UTF-8. Save a table as "CSV UTF-8".';
    throw new ApiError('bad_request', words, 'body');
  }
}
