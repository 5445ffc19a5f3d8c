import { beforeEach, describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';

const address = 'simulator:Siti';
const file = { kind: 'image', name: 'a.jpg', mime: 'image/jpeg', bytes: 3, ref: 'simulator:file' } as const;

/** A talk of months: each day somebody writes a word, answers, and is held back once. */
function tellLongTalk({ put, add }: FakeConsole): void {
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  add(newContact({ id: 'siti', at: 0, name: 'Siti', ...zone, addresses: [address], stranger: false }));
  for (let day = 0; day < 600; day++) {
    const row = { contact: 'siti', at: day, version: 1 } as const;
    const said = { direction: 'in', address, text: `kabar ${day}`, media: [file], choices: [], choice: null };
    put.push({ ...row, kind: 'messages', id: `e${day}.0`, data: said });
    put.push({ ...row, kind: 'sessions', id: `e${day}.1`, data: { flow: 'kabar', status: 'completed' } });
    const result = { session: `e${day}.1`, flow: 'kabar', step: 'days', value: day, text: String(day) };
    put.push({ ...row, kind: 'results', id: `e${day}.2`, data: result });
    const held = { flow: `f${day}`, state: 'queued', reason: 'cap', until: null };
    put.push({ ...row, kind: 'deliveries', id: `d${day}`, data: held });
  }
}

describe('a simulated talk that goes on for long', () => {
  let fake: FakeConsole;
  beforeEach(() => {
    const read = () => Promise.resolve({ bytes: new Uint8Array([1, 2, 3]), mime: 'image/jpeg' });
    fake = createFakeConsole({ talkFiles: { put: () => Promise.resolve('simulator:file'), read } });
    tellLongTalk(fake);
  });

  it('shows behind it what was answered and held back last, the last at the end', async () => {
    const { body } = await fake.ask('/api/simulator/Siti/behind');
    const { results, held } = body as { results: { value: number }[]; held: { flow: string }[] };
    expect(results.map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, n) => 580 + n));
    expect(held.at(-1)?.flow).toBe('f599');
  });

  it('is kept as a test by its last conversation', async () => {
    const { body } = await fake.ask('/api/simulator/Siti/transcript');
    const { text } = body as { text: string };
    expect(text).toContain('kabar 599');
    expect(text).not.toContain('kabar 598');
    expect(text).toContain('days: 599');
  });

  it('shows its latest pictures, to whose talk they belong', async () => {
    const path = (who: string) => `/api/simulator/${who}/files/e599/0`;
    expect(await fake.ask(path('Siti'))).toMatchObject({ status: 200, body: { base64: 'AQID' } });
    expect(await fake.ask(path('Dewi'))).toMatchObject({ status: 404 });
  });
});
