import { type Context } from 'hono';
import { type Broadcast } from '../../domain/broadcast.ts';
import { digest } from '../../domain/text/digest.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { BroadcastRefused } from '../../programme/broadcasts/broadcast-refused.ts';
import { type Broadcasts } from '../../programme/broadcasts/broadcasts.ts';
import { readForm } from '../forms/read-form.ts';
import { announcementPage } from './announcement-page.tsx';
import { type AnnouncementPageParts } from './announcement-parts.ts';
import { nameOf, readAnnouncement } from './read-announcement.ts';
import { type SureAct, sureActs, surePage } from './sure-page.tsx';
import { announcementPath, type Told } from './told.ts';

/** A page about an announcement, or an act on it; where there is none with this id there is no such page. */
export type ShowOne = (
  path: string,
  show: (c: Context, broadcast: Broadcast) => Response | Promise<Response>,
) => void;

/** Routes about one announcement. */
export interface OneRoutes {
  readonly get: ShowOne;
  readonly post: ShowOne;
}

const acts: {
  readonly [act: string]: (by: Broadcasts, id: string, confirm: boolean) => Promise<Broadcast>;
} = {
  start: (by, id, confirm) => by.start(id, { at: null, local: null, confirm }),
  pause: (by, id) => by.pause(id),
  resume: (by, id, confirm) => by.resume(id, { confirm }),
  cancel: (by, id) => by.cancel(id),
  retry: (by, id, confirm) => by.retry(id, { confirm }),
};

/** Adds what the buttons of an announcement do. Each leads back to its page, so that a reload sends nothing again. */
export function addActPages({ get, post }: OneRoutes, parts: AnnouncementPageParts): void {
  for (const [name, act] of Object.entries(acts)) {
    post(`/announcements/:id/${name}`, async (c, broadcast) => {
      const { typed, token } = await readForm(c);
      const told = await attempt(parts, broadcast, { name, token, edition: typed['edition'] }, (by) =>
        act(by, broadcast.id, typed['confirm'] === 'yes'),
      );
      const { id } = broadcast;
      const path =
        told === 'same_text' ? `${announcementPath(id)}/sure?act=${name}` : announcementPath(id, told);
      return c.redirect(path, 303);
    });
  }
  get('/announcements/:id/sure', (c, broadcast) => {
    const act = sureActs.find((each) => each === c.req.query('act')) satisfies SureAct | undefined;
    return act === undefined
      ? c.redirect(announcementPath(broadcast.id))
      : c.html(surePage({ ...parts, broadcast, act }));
  });
  post('/announcements/:id/approve', (c, broadcast) => approve(c, parts, broadcast));
  post('/announcements/:id/test', (c, broadcast) => test(c, parts, broadcast));
}

interface Asked {
  readonly name: string;
  /** The look at the page that it was asked from, and the edition that was seen there. */
  readonly token: string;
  readonly edition: string | undefined;
}

/** Does it once for each look at the page; what stands in the way is told. */
async function attempt(
  { broadcasts }: AnnouncementPageParts,
  { id, announcement, requests = [] }: Broadcast,
  { name, token, edition }: Asked,
  act: (by: Broadcasts) => Promise<Broadcast>,
): Promise<Told | null> {
  const key = digest(`${name} ${token}`);
  if (edition !== String(announcement.edition) && !requests.includes(key)) {
    return 'edited';
  }
  try {
    await broadcasts.once(id, key, act);
    return null;
  } catch (fault) {
    if (!(fault instanceof BroadcastRefused)) {
      throw fault;
    }
    // Of a double click the second may find it done by the first in this moment.
    const { requests: done = [] } = await broadcasts.get(id);
    return done.includes(key) ? null : fault.reason;
  }
}

async function approve(c: Context, parts: AnnouncementPageParts, broadcast: Broadcast): Promise<Response> {
  const form = await readForm(c);
  const by = (form.typed['by'] ?? '').trim().slice(0, longestName);
  const asked = { name: 'approve', token: form.token, edition: form.typed['edition'] };
  const isOwn = [broadcast.by, await nameOf(parts, broadcast.by)].some(
    (each) => foldText(each) === foldText(by),
  );
  const told =
    isOwn || by === ''
      ? 'own_approval'
      : await attempt(parts, broadcast, asked, (broadcasts) => broadcasts.approve(broadcast.id, by));
  const mistakes = { by: parts.phrase('announce_told_own') };
  const tried = { ...form, act: 'approve', typed: { by }, mistakes };
  return told === 'own_approval'
    ? c.html(announcementPage(await readAnnouncement(parts, broadcast, { told: null, tried })), 409)
    : c.redirect(announcementPath(broadcast.id, told), 303);
}

const longestName = 200;

async function test(c: Context, parts: AnnouncementPageParts, { id }: Broadcast): Promise<Response> {
  const { typed, token } = await readForm(c);
  const found = await parts.records.findContact(typed['contact'] ?? '');
  if (found === undefined || found.role === 'beneficiary') {
    return c.redirect(announcementPath(id, 'no_person'), 303);
  }
  await parts.broadcasts.test(id, found.id, token);
  return c.redirect(announcementPath(id, 'tested'), 303);
}
