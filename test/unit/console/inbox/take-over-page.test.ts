import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { phonePause } from '../../../../src/domain/contact/phone-pause.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';

const hour = 60 * 60 * 1000;

let fake: FakeConsole;
let now: number;

const add = (id: string, more: Partial<Contact> = {}): void => {
  const about = { id, at: now, name: id, language: 'id', timezone: 'Asia/Jakarta', stranger: false };
  fake.add({ ...newContact({ ...about, addresses: [`simulator:${id}`] }), ...more });
};
const events = () => [...fake.happened.values()];
const startWith = (topics: readonly string[]): void => {
  fake = createFakeConsole({ desk: { topics, answers: {} } });
  now = fake.companion.now();
  add('Siti');
  add('k1', { name: 'Pak Rahmat', role: 'coordinator' });
};

beforeEach(() => {
  startWith([]);
});

describe('taking a conversation over on the page of a person', () => {
  it('opens a ticket once, and leads to it', async () => {
    startWith(['Bantuan']);
    expect((await fake.ask('/people/Siti')).body).toMatch(/id="take".*<option value="Bantuan">/s);
    const fields = { act: 'take', token: 'x1', topic: 'Bantuan', assignee: 'k1' };
    const first = await fake.send('/people/Siti', fields);
    expect(first.status).toBe(303);
    const path = first.headers.get('location') ?? '';
    expect((await fake.ask(path)).body).toContain('Pak Rahmat');
    expect((await fake.send('/people/Siti', fields)).headers.get('location')).toBe(path);
    expect(events()).toMatchObject([{ kind: 'handover', contact: 'Siti', topic: 'Bantuan' }]);
  });

  it('says what is missing, next to what was chosen', async () => {
    const { status, body } = await fake.send('/people/Siti', { act: 'take', topic: '', assignee: 'k1' });
    expect(status).toBe(400);
    expect(body).toMatch(/id="take-topic-wrong">form_missing<.*<option value="k1" selected/s);
  });

  it('leads to the conversation that somebody has taken up already, and ends nobody their own', async () => {
    add('Siti', { ticket: 't1' });
    expect((await fake.ask('/people/Siti')).body).toContain('href="/tickets/t1"');
    const late = await fake.send('/people/Siti', { act: 'take', topic: 'Sekolah' });
    expect(late.headers.get('location')).toBe('/tickets/t1');
    expect(events()).toEqual([]);
  });

  it('gives back to the bot what somebody took up on the phone', async () => {
    const ticketOfPhone = phonePause('m1');
    add('Siti', {
      ticket: ticketOfPhone,
      followUps: [{ kind: 'handback', id: 'h', ticket: ticketOfPhone, due: now + hour }],
    });
    expect((await fake.ask('/people/Siti')).body).toMatch(
      /phone_until 4 Mei 2025, 20\.30.*id="handback"|id="handback".*phone_until 4 Mei 2025, 20\.30/s,
    );
    const answer = await fake.send('/people/Siti', { act: 'handback' });
    expect(answer.headers.get('location')).toBe('/people/Siti');
    expect(events()).toMatchObject([{ contact: 'Siti', kind: 'handback' }]);
  });
});
