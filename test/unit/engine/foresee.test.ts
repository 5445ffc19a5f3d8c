import { describe, expect, it } from '@jest/globals';
import { previewCampaigns } from '../../../src/engine/campaigns/preview-campaigns.ts';
import { openTimed, starts, timedFlow } from '../../support/timed-flow.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('what is foreseen while a conversation is open', () => {
  it.each([
    ['skip', ['conversation', null], []],
    ['wait', ['conversation', '2025-05-13 09:00'], ['2025-05-13 09:00']],
    ['interrupt', [null, null], ['2025-05-12 08:00']],
  ])('is what will become of it, mode %s', (mode, foreseen, came) => {
    const uji = 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 2d, goto: end }';
    const kabar = timedFlow(`every: { cron: '0 8 * * MON', mode: ${mode} }`);
    const talk = openTimed(kabar, { flows: { kabar, uji } });
    talk.pass('6d');
    talk.pass('1h');
    talk.start('uji');
    const [next, later] = previewCampaigns(talk.contact(), talk.world(), talk.now() + 10 * day);
    const shown = (at: number | null): string | null =>
      at === null ? null : new Date(at + 7 * hour).toISOString().slice(0, 16).replace('T', ' ');
    expect([next?.reason, shown(next?.until ?? null)]).toEqual(foreseen);
    expect(later).toMatchObject({ reason: null });
    talk.forget();
    talk.pass('3d');
    expect(starts(talk)).toEqual(came);
  });
});

describe('what is foreseen while a human talks', () => {
  it('waits as it will for the end of that, as far as it is known', () => {
    const kabar = timedFlow(`every: { cron: '0 8 * * MON' }`);
    const talk = openTimed(kabar, { flows: { kabar } });
    talk.pass('6d');
    talk.pass('2h');
    talk.happen({ kind: 'handover', ticket: 't', topic: '' });
    const [next, later] = previewCampaigns(talk.contact(), talk.world(), talk.now() + 10 * day);
    expect(next).toMatchObject({ reason: 'ticket', until: Date.parse('2025-05-12T11:00:00+07:00') });
    expect(later).toMatchObject({ reason: null });
    talk.forget();
    talk.pass('3d');
    expect(starts(talk)).toEqual(['2025-05-12 11:00']);
  });
});
