import { type Context } from 'hono';
import { formOf, type FormState } from './form-state.ts';

/** Reads a form that was sent: what it is to do, its token, and its texts, with line ends as we write them. */
export async function readForm(c: Context): Promise<FormState> {
  const fields = Object.entries(await c.req.parseBody()).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')] as const] : [],
  );
  const { act = '', token = '', ...typed } = Object.fromEntries(fields);
  const blank = formOf(act, null);
  return { ...blank, typed, ...(/^[\w-]{1,64}$/u.test(token) && { token }) };
}
