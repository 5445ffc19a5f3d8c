import { type BroadcastInput } from '../../src/programme/broadcasts/broadcast-input.ts';
import { type AnnouncementConsole, type Fields, type Sent } from './announcement-console.ts';

/** Makes a draft as the form does, for families unless it says otherwise; answers the address of its page. */
export async function makeDraft(
  { broadcasts }: AnnouncementConsole,
  id: string,
  text: string,
  more: Partial<BroadcastInput['audience']> & { readonly at?: number } = {},
): Promise<string> {
  const { at = null, ...whom } = more;
  const audience = { query: 'role = beneficiary', segment: null, contacts: null, exclude: null, ...whom };
  const about = { language: 'id', media: null, flow: null, receipt: null, talking: 'wait' } as const;
  const content = { text: { id: text }, ...about };
  await broadcasts.create(id, { title: text, content, audience, at }, 'Rini');
  return `/announcements/${id}`;
}

/** The hidden fields of the form on a page that leads to an address. */
export function hiddenOf(page: string, action: string): Fields {
  const form = page.split('<form').find((each) => each.includes(`action="${action}"`));
  if (form === undefined) {
    throw new Error(`no form leads to ${action}`);
  }
  const inputs = form.split('</form>')[0]?.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g) ?? [];
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

/** Presses a button of an announcement's page, and answers where that leads to. */
export async function pressButton(
  { look, send }: AnnouncementConsole,
  path: string,
  act: string,
  more: Fields = {},
): Promise<Sent> {
  const action = `${path.split('/sure')[0] ?? ''}/${act}`;
  return send(action, { ...hiddenOf(await look(path), action), ...more });
}
