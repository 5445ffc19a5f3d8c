import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Consent, noConsent } from '../../../../src/domain/consent.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

let fake: FakeConsole;

const add = (consent: Partial<Consent>) => {
  fake.add(somebody({ id: 'siti', name: 'Siti', consent: { ...noConsent, ...consent } }));
};
const agree = (fields: { readonly [name: string]: string }) =>
  fake.send('/people/siti/change', { act: 'agree', ...fields });
const page = async () => (await fake.ask('/people/siti/change')).body;

beforeEach(() => {
  fake = createFakeConsole({});
});

describe('an agreement that comes after somebody was entered', () => {
  it('is written down on the page that changes them, with its day and how it was given', async () => {
    add({});
    expect(await page()).toContain('name="opted_in_at"');
    expect((await agree({ opted_in_at: '2025-05-02', opted_in_method: 'visit' })).status).toBe(303);
    const consent = { status: 'opted_in', method: 'visit', at: Date.parse('2025-05-02') };
    expect(fake.records.get('siti')).toMatchObject({ contact: { consent } });
    expect(await page()).not.toContain('name="opted_in_at"');
  });

  it.each([
    ['', 'form_missing'],
    ['2125-05-02', 'person_agreed_future'],
    ['2025-05-01', 'row_said_no'],
  ])('is refused on "%s" of who said no on the second of May', async (day, text) => {
    add({ status: 'declined', at: Date.parse('2025-05-02') });
    const { status, body } = await agree({ opted_in_at: day });
    expect([status, body]).toEqual([400, expect.stringContaining(`id="agree-opted_in_at-wrong">${text}<`)]);
    expect(fake.records.get('siti')).toMatchObject({ contact: { consent: { status: 'declined' } } });
  });

  it('brings nobody back who wrote STOP', async () => {
    add({ status: 'opted_out', at: 0 });
    expect(await page()).not.toContain('name="opted_in_at"');
    expect((await agree({ opted_in_at: '2025-05-02' })).body).toContain('form_over');
    expect(fake.records.get('siti')).toMatchObject({ contact: { consent: { status: 'opted_out' } } });
  });
});
