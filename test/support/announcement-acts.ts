import { type BroadcastInput } from '../../src/programme/broadcasts/broadcast-input.ts';
import { type AnnouncementConsole, type Fields, type Sent } from './announcement-console.ts';

/** What coordinators do with announcements at a console. */
export interface AnnouncementActs {
  /** Makes a draft as the form does, for families unless it says otherwise; answers the address of its page. */
  readonly draft: (
    id: string,
    text: string,
    more?: Partial<BroadcastInput['audience']> & { readonly at?: number },
  ) => Promise<string>;
  /** Presses a button of an announcement's page, and answers where that leads to. */
  readonly press: (path: string, act: string, more?: Fields) => Promise<Sent>;
  readonly stateOf: (id: string) => Promise<string>;
}

/** Acts at the console that `desk` gives at the moment. */
export function announcementActs(desk: () => AnnouncementConsole): AnnouncementActs {
  return {
    draft: async (id, text, { at = null, ...whom } = {}) => {
      const audience = { query: 'role = beneficiary', segment: null, contacts: null, exclude: null, ...whom };
      const about = { language: 'id', media: null, flow: null, receipt: null, talking: 'wait' } as const;
      const content = { text: { id: text }, ...about };
      await desk().broadcasts.create(id, { title: text, content, audience, at }, 'Rini');
      return `/announcements/${id}`;
    },
    press: async (path, act, more = {}) => {
      const action = `${path.split('/sure')[0] ?? ''}/${act}`;
      return desk().send(action, { ...hiddenOf(await desk().look(path), action), ...more });
    },
    stateOf: async (id) => (await desk().broadcasts.get(id)).state,
  };
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
