import { type Context } from 'hono';

/** What somebody typed into a form, by the name of the field; what was left out is empty, and so is a file. */
export async function readTyped(c: Context): Promise<(field: string) => string> {
  const fields = await c.req.parseBody();
  return (field) => {
    const value = Object.hasOwn(fields, field) ? fields[field] : '';
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  };
}
