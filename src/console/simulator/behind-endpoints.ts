import { z } from 'zod';
import { type Address } from '../../domain/contact/address.ts';
import { type Row } from '../../domain/row.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { type Records } from '../../programme/records/records.ts';
import { ApiError } from '../http/api-error.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { behindView, lookBehind } from './behind-view.ts';
import { personPath, simulatorAddress } from './hear-person.ts';
import { type SimulatedPlace } from './simulator-parts.ts';
import { eventOfSession, transcriptOf } from './transcript-of.ts';

const fullTalk = 500;

/** What is behind a simulated talk, and the talk as a test. */
export function behindEndpoints(place: SimulatedPlace): readonly Endpoint[] {
  return [getBehind(place), getTranscript(place)];
}

function getBehind({ base, talk }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'get',
    route: `${base}/:person/behind`,
    summary:
      'What is behind the talk of a simulated person: session, answers, what is planned and what was held back.',
    path: personPath,
    answer: behindView,
    errors: [404],
    handle: async ({ path }) => {
      const { records } = talk();
      const [contact] = await records.contactsAt(simulatorAddress(path.person));
      return lookBehind(records, contact);
    },
  });
}

function getTranscript({ base, talk }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'get',
    route: `${base}/:person/transcript`,
    summary: 'The last talk of a simulated person as a transcript test, to be kept beside its flow.',
    path: personPath,
    answer: z.object({ file: z.string(), text: z.string().describe('YAML.') }),
    errors: [404],
    handle: async ({ path }) => {
      const { records } = talk();
      const address = simulatorAddress(path.person);
      const [contact] = await records.contactsAt(address);
      const of = { contact: contact?.id ?? '', after: null };
      const [session] = await records.rows({ kind: 'sessions', ...of, limit: 1, where: {}, order: 'newest' });
      if (contact === undefined || session === undefined) {
        const words = 'This person has been in no flow yet. Let them write a keyword first.';
        throw new ApiError('not_found', words, 'person');
      }
      const where = { session: session.id };
      const results = await records.rows({ kind: 'results', ...of, limit: fullTalk, where });
      return transcriptOf({
        said: await saidSince(records, address, session),
        session,
        results,
        name: contact.name,
      });
    },
  });
}

/** A talk from the message on whose turn began the session, however much was said before. */
async function saidSince(records: Records, address: Address, session: Row): Promise<readonly Row[]> {
  const first = await records.findRow('messages', heardRowOf(eventOfSession(session.id)));
  const later = await records.conversation(address, { after: first?.id ?? null, limit: fullTalk });
  return first ? [first, ...later] : later;
}
