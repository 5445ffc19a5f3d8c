import { describe, expect, it } from '@jest/globals';
import { inviteWord } from '../../../../src/domain/contact/invite-code.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createInvites } from '../../../../src/programme/invites/create-invites.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';
import { createStage, type Stage } from '../../../support/stage.ts';

const hour = 60 * 60 * 1000;
const flows = {
  salam: `
triggers:
  - event: contact.new
  - keyword: gabung
steps:
  - say: Selamat datang.
`,
};

async function withVolunteer(): Promise<{ stage: Stage; channel: FakeChannel; word: string }> {
  const channel = createFakeChannel();
  const stage = await createStage({ flows, channel });
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  await stage.companion.change('v1', () => ({
    ...newContact({ id: 'v1', at: 0, name: 'Dewi', ...zone, addresses: [], stranger: false }),
    role: 'volunteer',
  }));
  const { code } = await createInvites({ store: stage.store, now: stage.clock.now })('v1', hour, null);
  return { stage, channel, word: inviteWord(code) };
}

const texts = ({ arrived }: FakeChannel) => arrived.map(({ text }) => text);

describe('an invitation', () => {
  it('pairs a stranger who sends its words with the volunteer, and the joining flow runs once', async () => {
    const { stage, channel, word } = await withVolunteer();
    await stage.say(`GABUNG ${word}`);
    expect((await stage.contact()).companion).toBe('v1');
    expect(texts(channel)).toEqual(['Selamat datang.']);
  });

  it('works as the code of a deep link, however it is written, and for many families', async () => {
    const { stage, channel, word } = await withVolunteer();
    await stage.say(`/start ${word}`, { startCode: word });
    expect((await stage.contact()).companion).toBe('v1');
    const from = 'simulator:budi' as const;
    await stage.say(` gabung  ${word.toUpperCase()}.`, { from });
    const row = await stage.store.findAddress(from);
    const other = await stage.store.find(row?.speaker ?? '');
    expect(other?.contact.companion).toBe('v1');
    expect(texts(channel)).toEqual(['Selamat datang.', 'Selamat datang.']);
  });

  it('is noted of somebody we know, and takes nobody away from their companion', async () => {
    const { stage, channel, word } = await withVolunteer();
    await stage.say('halo');
    await stage.say(word);
    const known = await stage.contact();
    expect(known.companion).toBe('v1');
    expect(texts(channel).at(-1)).toContain('sudah kami catat');
    await stage.companion.change(known.id, () => ({ ...known, companion: 'v2' }));
    await stage.say(`GABUNG ${word}`);
    expect((await stage.contact()).companion).toBe('v2');
  });

  it('that has run out, or never was, is said so in a friendly way, and the stranger is welcomed', async () => {
    const { stage, channel, word } = await withVolunteer();
    await stage.pass(2 * hour);
    await stage.say(`GABUNG ${word}`);
    expect(texts(channel)).toEqual([expect.stringContaining('tidak berlaku'), 'Selamat datang.']);
    expect((await stage.contact()).companion).toBeNull();
    await stage.say('semangat-bbbbbbbbbb');
    expect(texts(channel).at(-1)).toContain('tidak berlaku');
    expect((await stage.contact()).companion).toBeNull();
  });

  it('of somebody who is no volunteer any more is none', async () => {
    const { stage, word } = await withVolunteer();
    const zone = { language: 'id', timezone: 'Asia/Jakarta' };
    const family = newContact({ id: 'v1', at: 0, name: 'Dewi', ...zone, addresses: [], stranger: false });
    await stage.companion.change('v1', () => family);
    await stage.say(`GABUNG ${word}`);
    expect((await stage.contact()).companion).toBeNull();
  });

  it('of a volunteer who left is none', async () => {
    const { stage, word } = await withVolunteer();
    await stage.companion.erase('v1');
    await stage.say(`GABUNG ${word}`);
    expect((await stage.contact()).companion).toBeNull();
  });
});
