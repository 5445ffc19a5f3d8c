import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../src/domain/contact/contact.ts';
import { advance } from '../../../src/engine/advance.ts';
import { type World } from '../../../src/engine/world.ts';
import { usualSettings } from '../../../src/flowfile/settings/settings.ts';
import { eventOfHeard, heardRowOf } from '../../../src/domain/heard-row.ts';

const emptyWorld: Partial<World> = {
  now: 0,
  program: () => undefined,
  keyword: () => undefined,
  anything: () => undefined,
  campaigns: { version: '', all: [], local: {} },
  onEvent: () => [],
  reserved: () => undefined,
  command: () => undefined,
  urgent: () => false,
  phrase: (_, key) => key,
  languages: (language) => [language],
  fields: [],
  unseen: () => false,
  manners: usualSettings.manners,
  limits: { steps: 250, loop: { equal: 5, within: 600_000 }, textLength: 4096 },
};

describe('the row of a message that came in', () => {
  it('is named after its event, and names it', () => {
    expect(eventOfHeard(heardRowOf('e1'))).toBe('e1');
    expect(eventOfHeard('e1')).toBe('e1');
  });

  it('bears the name that the engine gives it', () => {
    const zone = { language: 'id', timezone: 'Asia/Jakarta' };
    const contact = newContact({ id: 'c', at: 0, name: '', ...zone, addresses: [], stranger: true });
    const message = { from: 'simulator:ani', text: 'halo', media: [], tap: null } as const;
    const more = { startCode: null, edited: false, sentAt: null };
    const event = { id: 'e1', at: 0, kind: 'message', message: { ...message, ...more } } as const;
    const { effects } = advance(emptyWorld as World, contact, event);
    expect(effects.find(({ kind }) => kind === 'heard')).toMatchObject({ id: heardRowOf('e1') });
  });
});
