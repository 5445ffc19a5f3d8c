import { z } from 'zod';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { invitePeople, people } from './invite-people.ts';
import { type SimulatedPlace } from './simulator-parts.ts';

/** Makes the three people with whom a programme can be tried at once. */
export function peopleEndpoint({ base, talk, begin }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'post',
    route: `${base}/people`,
    summary:
      'A family, its volunteer and a coordinator to try things with; whoever is there stays as they are.',
    body: z.strictObject({}),
    answer: z.object({ people: z.array(z.string()) }),
    errors: [404, 409],
    handle: async () => {
      await begin?.();
      await invitePeople(talk());
      return { people: people.map(({ name }) => name) };
    },
  });
}
