import { randomUUID } from 'node:crypto';
import { type Instant } from '../../domain/time/clock.ts';
import { type Store } from '../../store/store.ts';
import { findEarlier } from './find-earlier.ts';
import {
  findPublication,
  type Publication,
  type PublishingAct,
  readPublications,
  rowOf,
  type Step,
} from './publication.ts';
import { PublishRefused } from './publish-refused.ts';
import { type DraftFlow, type Publisher } from './publisher.ts';

/** Texts of flow files by flow id. */
export type FlowTexts = ReadonlyMap<string, string>;

/** What a publisher is made of. */
export interface PublisherParts {
  readonly store: Pick<Store, 'rows' | 'findRow' | 'write'>;
  readonly now: () => Instant;
  /** What the folder's files say at this moment. */
  readonly files: () => FlowTexts;
  /** What is live at this moment. */
  readonly live: () => FlowTexts;
  /** The version of a flow whose file says this. */
  readonly versionOf: (text: string) => string;
  /** What is wrong with such a set of flows, one error a line; none: it can go live. */
  readonly check: (texts: FlowTexts) => readonly string[];
  /** Makes it live in this process. */
  readonly goLive: (texts: FlowTexts) => void;
}

/** A publisher over the rows of kind `publications`; one act at a time. */
export function createPublisher(parts: PublisherParts): Publisher {
  const { store } = parts;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (
    request: string | null,
    act: (id: string) => Promise<Publication>,
  ): Promise<Publication> => {
    const once = async (): Promise<Publication> =>
      request === null ? act(randomUUID()) : ((await findPublication(store, request)) ?? act(request));
    const done = last.then(once, once);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    drafts: async () => {
      const files = parts.files();
      const drafts = differences(parts.live(), files);
      return { on: await isOn(store), drafts, faults: drafts.length > 0 ? parts.check(files) : [] };
    },
    publish: (flows, by, request = null) => inTurn(request, (id) => publish(parts, flows, { id, by })),
    back: (flow, by, request = null) => inTurn(request, (id) => goBack(parts, flow, { id, by })),
    turn: (on, by, request = null) =>
      inTurn(request, (id) => keep(parts, { id, by, act: on ? 'on' : 'off', texts: parts.live() })),
    log: (query) => readPublications(store, query),
  };
}

async function isOn(store: PublisherParts['store']): Promise<boolean> {
  const [latest] = await readPublications(store, { limit: 1 });
  return latest !== undefined && latest.act !== 'off';
}

function differences(live: FlowTexts, files: FlowTexts): readonly DraftFlow[] {
  const ids = [...new Set([...live.keys(), ...files.keys()])].sort();
  return ids.flatMap((flow): DraftFlow[] => {
    const [was, is] = [live.get(flow), files.get(flow)];
    if (was === is) {
      return [];
    }
    return [{ flow, change: was === undefined ? 'new' : is === undefined ? 'removed' : 'changed' }];
  });
}

/** The id of what is to stand in the log, and who did it. */
type Entry = Pick<Publication, 'id' | 'by'>;

async function publish(parts: PublisherParts, flows: readonly string[], entry: Entry): Promise<Publication> {
  const [live, files] = [parts.live(), parts.files()];
  const stranger = flows.find((flow) => !live.has(flow) && !files.has(flow));
  if (stranger !== undefined) {
    throw new PublishRefused('unknown', `there is no flow "${stranger}", neither live nor in the folder`);
  }
  const changed = differences(live, files).filter(({ flow }) => flows.length === 0 || flows.includes(flow));
  if (changed.length === 0) {
    throw new PublishRefused('nothing', 'nothing differs from what is live');
  }
  const texts = new Map(live);
  for (const { flow } of changed) {
    put(texts, flow, files.get(flow));
  }
  mustBeSound(parts, texts);
  return keep(parts, { ...entry, act: 'publish', texts });
}

async function goBack(parts: PublisherParts, flow: string, entry: Entry): Promise<Publication> {
  const earlier = await findEarlier(parts.store, flow, versionIn(parts, parts.live(), flow));
  const texts = new Map(parts.live());
  put(texts, flow, earlier);
  mustBeSound(parts, texts);
  return keep(parts, { ...entry, act: 'back', texts });
}

function put(texts: Map<string, string>, flow: string, text: string | undefined): void {
  if (text === undefined) {
    texts.delete(flow);
  } else {
    texts.set(flow, text);
  }
}

function mustBeSound({ check }: PublisherParts, texts: FlowTexts): void {
  const faults = check(texts);
  if (faults.length > 0) {
    throw new PublishRefused('faults', `${faults.join('\n')}\nnothing went live`);
  }
}

/** The versions and the log are one write; only what would survive a power cut goes live. */
async function keep(
  parts: PublisherParts,
  { id, by, act, texts }: Entry & { readonly act: PublishingAct; readonly texts: FlowTexts },
): Promise<Publication> {
  const at = parts.now();
  const before = parts.live();
  const steps = differences(before, texts).map(({ flow }): Step => ({
    flow,
    from: versionIn(parts, before, flow),
    to: versionIn(parts, texts, flow),
  }));
  const live = new Map([...texts].map(([flow, text]) => [flow, parts.versionOf(text)]));
  const publication = { id, at, act, by, steps, live };
  const sources = [...before, ...texts].map(([flow, source]) => {
    const version = parts.versionOf(source);
    const data = { flow, version, source };
    return { kind: 'flows', id: `${flow}@${version}`, contact: null, at, version: 1, data } as const;
  });
  await parts.store.write({ contacts: [], rows: [...sources, rowOf(publication)] });
  if (steps.length > 0) {
    parts.goLive(texts);
  }
  return publication;
}

function versionIn({ versionOf }: PublisherParts, texts: FlowTexts, flow: string): string | null {
  const text = texts.get(flow);
  return text === undefined ? null : versionOf(text);
}
