import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Program } from '../../engine/program.ts';
import { createWorlds, type Script } from '../../engine/script.ts';
import { type World } from '../../engine/world.ts';
import { type Store } from '../../store/store.ts';

/** The flows that people are in: the live ones, and the older versions that somebody began. */
export interface Catalog {
  /** Keeps the source of each live flow, so that those who begin it today can finish it next year. */
  keep(now: Instant): Promise<void>;
  /** Fetches the versions that this contact is in; afterwards `world` knows them. */
  prepare(contact: Contact): Promise<void>;
  world(now: Instant, unseen: World['unseen']): World;
}

/** What a catalog is made of. */
export interface CatalogParts {
  readonly store: Store;
  readonly script: Script;
  /** The text of each flow that is live at the start, by flow id. */
  readonly sources: ReadonlyMap<string, string>;
  /** Makes a program of a kept source again; undefined when this release cannot read it. */
  readonly recompile: (flow: string, source: string) => Program | undefined;
}

/** A catalog over the store's rows of kind `flows`. */
export function createCatalog({ store, script, sources, recompile }: CatalogParts): Catalog {
  const worlds = createWorlds(script);
  const older = new Map<string, Program | undefined>();
  const keepReplaced = createReplacedKeeper(script, older);

  const fetch = async (flow: string, version: string): Promise<void> => {
    const id = `${flow}@${version}`;
    if (script.programs.get(flow)?.version === version || older.has(id)) {
      return;
    }
    const row = await store.findRow('flows', id);
    const source = row?.data['source'];
    older.set(id, typeof source === 'string' ? recompile(flow, source) : undefined);
  };

  return {
    keep: async (now) => {
      const rows = [...script.programs.values()].map(({ id, version }) => ({
        kind: 'flows' as const,
        id: `${id}@${version}`,
        contact: null,
        at: now,
        version: 1,
        data: { flow: id, version, source: sources.get(id) ?? '' },
      }));
      await store.write({ contacts: [], rows });
    },
    prepare: async (contact) => {
      keepReplaced();
      for (const { flow, version } of contact.session?.stack ?? []) {
        await fetch(flow, version);
      }
    },
    world: (now, unseen) => {
      keepReplaced();
      return worlds({ now, unseen, older: (flow, version) => older.get(`${flow}@${version}`) });
    },
  };
}

/** Whoever is in a flow whose place another has taken meanwhile stays in it. */
function createReplacedKeeper(script: Script, older: Map<string, Program | undefined>): () => void {
  let live = script.programs;
  return () => {
    if (script.programs !== live) {
      live.forEach((program) => older.set(`${program.id}@${program.version}`, program));
      live = script.programs;
    }
  };
}
