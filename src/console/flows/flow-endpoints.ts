import { z } from 'zod';
import { cutPage, shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { type FlowParts, startFlow, startRequest } from './start-flow.ts';

/** The routes about flows: which there are, and starting one for many. */
export function flowEndpoints(parts: FlowParts): readonly Endpoint[] {
  return [list(parts), start(parts)];
}

function list({ flows }: FlowParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/flows',
    summary: 'The flows that can be started.',
    query: shortListQuery,
    answer: z.object({
      flows: z.array(z.object({ id: z.string(), title: z.string(), version: z.string() })),
    }),
    handle: ({ query }) => ({
      flows: cutPage(flows(), ({ id }) => id, query).map(({ id, title, version }) => ({
        id,
        title,
        version,
      })),
    }),
  });
}

function start(parts: FlowParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/flows/:id/start',
    summary: 'Starts a flow, as an event for each contact it is for; consent and quiet hours are kept.',
    path: startRequest.path,
    body: startRequest.body,
    status: 202,
    answer: z.object({ started: z.int() }),
    errors: [404],
    handle: (asked) => startFlow(parts, asked),
  });
}
