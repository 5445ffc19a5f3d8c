import { z } from 'zod';
import { type Broadcast } from '../../domain/broadcast.ts';
import { type Broadcasts } from '../../programme/broadcasts/broadcasts.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { claimKey } from '../http/claim-key.ts';
import { idPath } from '../http/common-schema.ts';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { applyBody, blankInput, changedBroadcast, newBroadcast } from './broadcast-body.ts';
import { broadcastView, progressView, viewBroadcast, viewProgress } from './broadcast-view.ts';
import { type Phrase } from '../phrase.ts';
import { orRefuse } from './or-refuse.ts';
import { actionEndpoints } from './action-endpoints.ts';

/** What the routes about broadcasts need. */
export interface BroadcastRoutes {
  readonly broadcasts: Broadcasts;
  readonly records: Records;
  readonly companion: Companion;
  readonly phrase: Phrase;
  readonly defaults: { readonly language: string };
}

/** The routes about announcements to many: make, edit, look, and everything that moves them. */
export function broadcastEndpoints(parts: BroadcastRoutes): readonly Endpoint[] {
  return [create(parts), edit(parts), list(parts), one(parts), ...actionEndpoints(parts)];
}

/** Shows what became of a broadcast. */
async function show({ companion }: BroadcastRoutes, work: () => Promise<Broadcast>) {
  return viewBroadcast(await orRefuse(work), companion.now());
}

function create(parts: BroadcastRoutes): Endpoint {
  const { broadcasts, records, companion, defaults } = parts;
  return endpoint({
    method: 'post',
    route: '/api/broadcasts',
    summary: 'Makes a draft; nothing is sent before it is started.',
    body: newBroadcast,
    status: 201,
    answer: broadcastView,
    errors: [409],
    handle: async ({ body: asked, idempotencyKey }) => {
      const { by, ...body } = asked;
      const cause = idempotencyKey ?? `${companion.now()} ${Math.random()}`;
      const id = records.idFor(`broadcast ${cause}`);
      const input = applyBody(blankInput(defaults.language), body);
      const made = await show(parts, () => broadcasts.create(id, input, by));
      await claimKey(records, { route: 'broadcasts', key: idempotencyKey, body: asked });
      return made;
    },
  });
}

function edit(parts: BroadcastRoutes): Endpoint {
  return endpoint({
    method: 'patch',
    route: '/api/broadcasts/:id',
    summary: 'Edits a draft, or the text and the file of what is not sent yet.',
    path: idPath,
    body: changedBroadcast,
    answer: broadcastView,
    errors: [404, 409],
    handle: ({ path, body: { confirm, ...body } }) =>
      show(parts, () => parts.broadcasts.edit(path.id, (before) => applyBody(before, body), { confirm })),
  });
}

function list({ broadcasts, companion }: BroadcastRoutes): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/broadcasts',
    summary: 'All broadcasts, the latest first.',
    query: shortListQuery,
    answer: z.object({ broadcasts: z.array(broadcastView) }),
    handle: async ({ query }) => {
      const all = cutPage(await broadcasts.list(), ({ id }) => id, query);
      return { broadcasts: all.map((each) => viewBroadcast(each, companion.now())) };
    },
  });
}

function one({ broadcasts, companion }: BroadcastRoutes): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/broadcasts/:id',
    summary: 'One broadcast with how far it has come, its rate and the time left.',
    path: idPath,
    answer: progressView,
    errors: [404],
    handle: async ({ path }) => {
      const broadcast = await orRefuse(() => broadcasts.get(path.id));
      return viewProgress(broadcast, await broadcasts.tally(path.id), companion.now());
    },
  });
}
