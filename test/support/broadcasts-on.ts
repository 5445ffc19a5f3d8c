import { type Companion } from '../../src/runner/companion.ts';
import { createWorlds, type Script } from '../../src/engine/script.ts';
import { type Clock } from '../../src/domain/time/clock.ts';
import { type Broadcasts, createBroadcasts } from '../../src/programme/broadcasts/broadcasts.ts';
import { type BroadcastBook, createBroadcastBook } from '../../src/programme/broadcasts/broadcast-book.ts';
import { type Store } from '../../src/store/store.ts';

/** Broadcasts over a store, for a programme whose only channel is the simulator. */
export function broadcastsOn(about: {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly script: Script;
  readonly companion: Pick<Companion, 'happen'>;
  readonly book?: BroadcastBook;
}): Broadcasts {
  const { store, clock, script, companion } = about;
  const channels = new Set(['simulator', 'telegram'] as const);
  const worlds = createWorlds(script);
  let looked = 0;
  const sizeOf = (name: string): number | null =>
    name.startsWith('large')
      ? 60_000_000
      : name.startsWith('sharp')
        ? 12_000_000
        : name.startsWith('empty')
          ? 0
          : name.startsWith('none')
            ? null
            : 1000;
  return createBroadcasts({
    store,
    book: about.book ?? createBroadcastBook({ store }),
    now: () => clock.now(),
    world: () => worlds({ now: clock.now(), unseen: () => false, older: () => undefined }),
    reach: { channels, newContacts: false },
    perDay: { telegram: 10_000 },
    happen: (contact, event) => companion.happen(contact, event),
    rules: {
      hasFlow: (id) => script.programs.has(id),
      // One that grows is small until it was looked at once.
      mediaSize: (name) => (name.startsWith('grows') && looked++ > 0 ? 60_000_000 : sizeOf(name)),
      channels,
    },
    approvalAbove: 100,
  });
}
