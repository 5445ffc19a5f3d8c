import { expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

/** A picture of somebody comes in, and its bytes only when they are let. */
async function sendPicture(people: Neighbours, who: string, text: string): Promise<() => void> {
  let arrive = (): void => undefined;
  const bytes = new Promise<Uint8Array>((resolve) => {
    arrive = () => {
      resolve(new Uint8Array([1]));
    };
  });
  people.channel.fetch = () => bytes;
  const media = [{ kind: 'image', ref: 'simulator:1', mime: 'image/jpeg', name: null, bytes: 1 }] as const;
  const from = `simulator:${who}` as const;
  const message = { from, text, media, tap: null, startCode: null, edited: false, sentAt: null };
  await people.companion.hear({ key: text, name: null, message });
  return arrive;
}

/** They write on while the picture is still being fetched. */
async function writeOn(people: Neighbours, who: string, text: string): Promise<void> {
  const from = `simulator:${who}` as const;
  const message = { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null };
  await people.companion.hear({ key: text, name: null, message });
}

it.each([
  ['siti', 'wati'],
  ['wati', 'siti'],
])('brings what %s wrote behind a picture behind it, however long its file takes', async (who, reader) => {
  const people = await createNeighbours();
  await people.write('siti', 'Halo');
  const before = people.told(reader).length;
  const arrive = await sendPicture(people, who, 'Ini fotonya');
  await writeOn(people, who, 'Sudah lihat?');
  arrive();
  await people.companion.settled();
  expect(people.told(reader).slice(before)).toEqual([
    expect.stringContaining('Ini fotonya'),
    expect.stringContaining('Sudah lihat?'),
  ]);
});

it('brings what was written with a picture that the network refuses, and behind it, without waiting for it', async () => {
  const people = await createNeighbours();
  const arrive = await sendPicture(people, 'siti', 'Ini videonya');
  people.channel.fetch = () => Promise.reject(new SendError('refused', 'too large'));
  arrive();
  await people.companion.settled();
  await people.write('siti', 'Sudah lihat?');
  await people.pass(60_000);
  expect(people.told('wati')).toEqual([
    expect.stringMatching(/Ini videonya\n\(.+\)$/u),
    expect.stringContaining('Sudah lihat?'),
  ]);
});
