import * as z from 'zod';
import { type Publication } from '../../programme/publishing/publication.ts';
import { type Publisher } from '../../programme/publishing/publisher.ts';
import { askRunning } from '../ask-running.ts';
import { type Running } from '../parts.ts';

const version = z.string().nullable();
const publication = z
  .object({
    id: z.string(),
    at: z.string().transform((text) => Date.parse(text)),
    act: z.enum(['on', 'off', 'publish', 'back']),
    by: z.string(),
    flows: z.array(z.object({ flow: z.string(), from: version, to: version })),
  })
  .transform(({ flows, ...rest }): Publication => ({ ...rest, steps: flows, live: new Map() }));
const log = z.object({ publications: z.array(publication) });
const drafts = z.object({
  on: z.boolean(),
  drafts: z.array(z.object({ flow: z.string(), change: z.enum(['new', 'changed', 'removed']) })),
  faults: z.array(z.string()),
});

/** The publisher of the process that runs; what is live in all is not told. */
export function createRemotePublisher(running: Running): Publisher {
  const get = (path: string): Promise<unknown> => askRunning(running, { method: 'GET', path });
  const post = async (path: string, body: object): Promise<Publication> =>
    publication.parse(await askRunning(running, { method: 'POST', path, body }));
  return {
    drafts: async () => drafts.parse(await get('/api/drafts')),
    publish: (flows, by) => post('/api/publications', { flows, by }),
    back: (flow, by) => post(`/api/flows/${encodeURIComponent(flow)}/back`, { by }),
    turn: (on, by) => post('/api/drafts', { on, by }),
    log: async ({ limit }) => log.parse(await get(`/api/publications?limit=${limit}`)).publications,
  };
}
