import { z } from 'zod';
import { type FileMedia } from '../../domain/message.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { ApiError } from '../http/api-error.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { hearFile, personFile, personPath, simulatorAddress } from './hear-person.ts';
import { type SimulatedPlace } from './simulator-parts.ts';

const filePath = personPath.extend({
  message: z.string().min(1).max(200).describe('The id of the message.'),
  place: z.coerce.number().int().min(0).max(20).describe('Which of its files, from 0.'),
});

/** Sending a file as a simulated person, and seeing one. */
export function fileEndpoints(place: SimulatedPlace): readonly Endpoint[] {
  return [sendFile(place), getFile(place)];
}

function sendFile({ base, talk }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'post',
    route: `${base}/:person/files`,
    summary: 'Sends a picture, voice note or document as a simulated person; answers once it is durable.',
    path: personPath,
    body: personFile,
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: [404],
    handle: (asked) => hearFile(talk(), asked),
  });
}

function getFile({ base, talk }: SimulatedPlace): Endpoint {
  return endpoint({
    method: 'get',
    route: `${base}/:person/files/:message/:place`,
    summary: 'A picture, voice note or document of a message that a simulated person wrote or was sent.',
    path: filePath,
    answer: z.object({ mime: z.string(), base64: z.string() }),
    errors: [404],
    handle: async ({ path: { person, message, place } }) => {
      const { records, files } = talk();
      const row =
        (await records.findRow('messages', message)) ??
        (await records.findRow('messages', heardRowOf(message)));
      const isTheirs = row?.data['address'] === simulatorAddress(person);
      const media = ((isTheirs ? row.data['media'] : null) ?? []) as unknown as readonly FileMedia[];
      const found = media[place] && (await files.read(media[place].ref).catch(() => undefined));
      if (!found) {
        throw new ApiError('not_found', 'There is no such file, or it is not kept any more.', 'path');
      }
      const mime = media[place]?.mime ?? found.mime;
      return { mime, base64: Buffer.from(found.bytes).toString('base64') };
    },
  });
}
