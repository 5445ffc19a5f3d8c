import { describe, expect, it } from '@jest/globals';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { createStage, messageOf } from '../../support/stage.ts';

const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
    remind:
      - { after: 1h, say: Kami tunggu. }
`,
};

describe('the sweep', () => {
  it('takes up more due contacts than a page holds, each once', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const people = Array.from({ length: 2300 }, (_, index) => `simulator:orang${index}` as const);
    await Promise.all(
      people.map((from) =>
        stage.companion.hear({ key: from, name: null, message: messageOf(from, 'kabar') }),
      ),
    );
    await stage.companion.settled();
    await stage.companion.stop();
    stage.clock.set(stage.clock.now() + 3_600_000);
    const later = createFakeChannel();
    const again = await createStage({ flows, channel: later, store: stage.store, clock: stage.clock });
    await again.companion.settled();
    expect(later.arrived).toHaveLength(people.length);
    expect(new Set(later.arrived.map(({ to }) => to)).size).toBe(people.length);
    expect(again.companion.health().stranded).toBe(0);
  }, 30_000);
});
