import { z } from 'zod';
import { type Companion } from '../../runner/companion.ts';
import { instant } from '../http/common-schema.ts';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';

const channelView = z.object({
  name: z.string(),
  state: z.enum(['off', 'starting', 'on', 'waiting', 'failed']),
  words: z.string().describe('What is the matter and what to do; empty when all is well.'),
  since: instant,
});

/** The route that says how the channels are. */
export function channelEndpoint({ companion }: { readonly companion: Companion }): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/channels',
    summary: 'How each channel is, in words.',
    query: shortListQuery,
    answer: z.object({ channels: z.array(channelView) }),
    handle: ({ query }) => ({
      channels: cutPage(companion.health().channels, ({ name }) => name, query).map(
        ({ name, state, words, since }) => ({
          name,
          state,
          words,
          since: new Date(since).toISOString(),
        }),
      ),
    }),
  });
}
