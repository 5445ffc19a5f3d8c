import { z } from 'zod';
import { digest } from '../../domain/text/digest.ts';
import { instant } from '../http/common-schema.ts';
import { shortListQuery } from '../http/cut-page.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { hearPerson, personMessage, personPath, simulatorAddress } from './hear-person.ts';
import { messageView, viewMessage } from './message-view.ts';
import { clockMove, moveClock } from './move-clock.ts';
import { behindEndpoints } from './behind-endpoints.ts';
import { fileEndpoints } from './file-endpoint.ts';
import { peopleEndpoint } from './people-endpoint.ts';
import { type SimulatedPlace } from './simulator-parts.ts';

/** The routes of the simulator: write as somebody, read what they see, move the clock. */
export function simulatorEndpoints(place: SimulatedPlace): readonly Endpoint[] {
  return [
    postMessage(place),
    listMessages(place),
    postClock(place),
    getClock(place),
    ...fileEndpoints(place),
    peopleEndpoint(place),
    ...behindEndpoints(place),
  ];
}

function postMessage({ base, talk }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'post',
    route: `${base}/:person/messages`,
    summary: 'Writes or presses a button as a simulated person; answers once it is durable.',
    path: personPath,
    body: personMessage,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: (asked) => hearPerson(talk(), asked),
  });
}

function listMessages({ base, talk }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'get',
    route: `${base}/:person/messages`,
    summary: 'What a simulated person wrote and was sent, in order.',
    path: personPath,
    query: shortListQuery,
    answer: z.object({ messages: z.array(messageView) }),
    errors: [404],
    handle: async ({ path, query }) => {
      const { records } = talk();
      const page = { after: query.after ?? null, limit: query.limit };
      const rows = await records.conversation(simulatorAddress(path.person), page);
      return { messages: rows.map(viewMessage) };
    },
  });
}

// The clock is the whole programme's, so it answers with or without the simulator's people.
function postClock({ base, time }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'post',
    route: `${base}/clock`,
    summary: 'Moves the clock forward and handles what falls due on the way.',
    body: clockMove,
    answer: z.object({ now: instant, handled: z.int() }),
    errors: [404, 409],
    handle: ({ body, idempotencyKey }) =>
      moveClock(time(), body, idempotencyKey === null ? null : digest(idempotencyKey)),
  });
}

function getClock({ base, time }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'get',
    route: `${base}/clock`,
    summary: 'What the clock shows.',
    answer: z.object({ now: instant }),
    errors: [404],
    handle: () => ({ now: new Date(time().now()).toISOString() }),
  });
}
