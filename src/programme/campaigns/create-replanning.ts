import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { planCampaigns } from '../../engine/campaigns/plan-campaigns.ts';
import { type Chore } from '../../runner/sweep/chore.ts';
import { type Path } from '../../runner/path.ts';
import { contactPages } from '../../runner/contact-pages.ts';

const page = 250;
/** By then a process that still runs older flows, and plans by them, has been stopped. */
const again: Millis = 60 * 60 * 1000;

/**
 * Goes over all contacts once after a start and after other flows have gone live, so that those to whom nothing happens
 * have in their documents what today's flows and calendar plan for them. Whoever is planned already is passed over, so
 * it may be cut short and begun again at any time.
 */
export function createReplanning(path: Path): Chore {
  let next: Instant | null = 0;
  let planned: string | null = null;
  return {
    run: async () => {
      const now = path.clock.now();
      const { version } = worldOf(path).campaigns;
      if (version !== planned) {
        [planned, next] = [version, 0];
      }
      if (next !== null && next <= now && (await passOver(path))) {
        next = next === 0 ? now + again : null;
      }
    },
    // The second look is for other processes; a clock that is moved to what comes next does not stop for it.
    next: () => Promise.resolve(next === 0 ? next : null),
  };
}

/** False where a stop came in between. */
async function passOver(path: Path): Promise<boolean> {
  for await (const found of contactPages(path.store, { limit: page })) {
    const world = worldOf(path);
    const behind = found.filter(
      ({ forward, contact }) => forward === null && planCampaigns(contact, world) !== contact,
    );
    await Promise.all(behind.map(({ id }) => replan(path, id)));
    if (path.stopping()) {
      return false;
    }
  }
  return true;
}

async function replan(path: Path, id: string): Promise<void> {
  await path.change(id, (record) => {
    const contact = record?.forward === null ? planCampaigns(record.contact, worldOf(path)) : undefined;
    const moved = record && contact && contact !== record.contact ? { ...record, contact } : record;
    return { record: moved, rows: [] };
  });
}

function worldOf({ catalog, clock }: Path) {
  return catalog.world(clock.now(), () => false);
}
