import { z } from 'zod';
import { instant, nothing, pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { hearPerson, personMessage, personPath, simulatorAddress } from './hear-person.ts';
import { messageView, viewMessage } from './message-view.ts';
import { clockMove, moveClock } from './move-clock.ts';
import { behindEndpoints } from './behind-endpoints.ts';
import { mustBeOn, type SimulatorParts } from './simulator-parts.ts';

/** The routes of the simulator: write as somebody, read what they see, move the clock. */
export function simulatorEndpoints(parts: SimulatorParts): readonly Endpoint[] {
  return [
    postMessage(parts),
    listMessages(parts),
    postClock(parts),
    getClock(parts),
    ...behindEndpoints(parts),
  ];
}

function postMessage(parts: SimulatorParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/simulator/:person/messages',
    summary: 'Writes or presses a button as a simulated person; answers once it is durable.',
    path: personPath,
    query: nothing,
    body: personMessage,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: (asked) => {
      mustBeOn(parts.simulator);
      return hearPerson(parts, asked);
    },
  });
}

function listMessages({ records, simulator }: SimulatorParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/simulator/:person/messages',
    summary: 'What a simulated person wrote and was sent, in order.',
    path: personPath,
    query: pageQuery.extend({ limit: pageQuery.shape.limit.unwrap().default(500) }),
    body: null,
    status: 200,
    answer: z.object({ messages: z.array(messageView) }),
    errors: [404],
    handle: async ({ path, query }) => {
      mustBeOn(simulator);
      const page = { after: query.after ?? null, limit: query.limit };
      const rows = await records.conversation(simulatorAddress(path.person), page);
      return { messages: rows.map(viewMessage) };
    },
  });
}

// The clock is the whole programme's, so it answers with or without the simulator's people.
function postClock({ companion }: SimulatorParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/simulator/clock',
    summary: 'Moves the clock forward and handles what falls due on the way.',
    path: nothing,
    query: nothing,
    body: clockMove,
    status: 200,
    answer: z.object({ now: instant, handled: z.int() }),
    errors: [409],
    handle: ({ body }) => moveClock(companion, body),
  });
}

function getClock({ companion }: SimulatorParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/simulator/clock',
    summary: 'What the clock shows.',
    path: nothing,
    query: nothing,
    body: null,
    status: 200,
    answer: z.object({ now: instant }),
    errors: [],
    handle: () => ({ now: new Date(companion.now()).toISOString() }),
  });
}
