import { type Context } from 'hono';
import { ApiError } from '../http/api-error.ts';
import { formOf, type FormState } from './form-state.ts';

/**
 * Reads a form that was sent: what it is to do, its token, and its texts, with line ends as we write them. Throws
 * ApiError `bad_request` where it did not come whole.
 */
export async function readForm(c: Context): Promise<FormState> {
  const fields = Object.entries(await parse(c)).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')] as const] : [],
  );
  const { act = '', token = '', ...typed } = Object.fromEntries(fields);
  const blank = formOf(act, null);
  return { ...blank, typed, ...(/^[\w-]{1,64}$/u.test(token) && { token }) };
}

async function parse(c: Context): Promise<Awaited<ReturnType<Context['req']['parseBody']>>> {
  try {
    return await c.req.parseBody();
  } catch (cause) {
    throw new ApiError('bad_request', 'The form did not come whole. Send it again.', 'body', { cause });
  }
}
