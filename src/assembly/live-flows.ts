import { type Config } from '../config.ts';
import { type Log } from '../domain/log.ts';
import { faultName } from '../domain/fault-name.ts';
import { type Script } from '../engine/script.ts';
import { formatErrors } from '../flowfile/yaml/fault.ts';
import { type FlowFolder } from '../flowfile/load-folder.ts';
import { readFlowTexts } from '../flowfile/read-flow-texts.ts';
import { versionOfText } from '../flowfile/flow/read-flow-file.ts';
import { createPublisher, type FlowTexts } from '../programme/publishing/create-publisher.ts';
import { type Publication, readPublications } from '../programme/publishing/publication.ts';
import { type Publisher } from '../programme/publishing/publisher.ts';
import { readFolder, toScript } from './script.ts';
import { type Store } from '../store/store.ts';

type Folders = Pick<Config, 'flowsDir' | 'localesDir' | 'language'>;
type Versions = Pick<Store, 'rows' | 'findRow' | 'write'>;

/** The flows that are live in this process: those of its start, until others take their place. */
export interface LiveFlows {
  /** What the engine runs; its programs are always those that are live. */
  readonly script: Script;
  /** What was read last. */
  readonly folder: () => FlowFolder;
  readonly publisher: Publisher;
  /** Takes over what another process has published. */
  readonly catchUp: () => Promise<void>;
}

/** What is live in an installation: what was published last, else what the files say. */
export async function readLiveFolder(config: Folders, store: Versions): Promise<FlowFolder> {
  const latest = await findPublished(store);
  return latest ? readTexts(config, await readSources(store, latest)) : readFolder(config);
}

/** Holds what was read, and lets others take its place. */
export function createLiveFlows(
  config: Folders & Pick<Config, 'quietHours'>,
  first: FlowFolder,
  { store, now }: { readonly store: Versions; readonly now: () => number },
): LiveFlows {
  let folder = first;
  let tried: string | null = null;
  const goLive = (texts: FlowTexts): void => {
    folder = readTexts(config, texts);
  };
  const publisher = createPublisher({
    store,
    now,
    versionOf: versionOfText,
    files: () => readFlowTexts(config.flowsDir),
    live: () => ownTexts(folder),
    check: (texts) => formatErrors(readTexts(config, texts).faults),
    goLive,
  });
  return {
    publisher,
    folder: () => folder,
    script: {
      ...toScript(first, config),
      get programs() {
        return folder.programs;
      },
    },
    catchUp: async () => {
      const latest = await findPublished(store);
      if (latest && latest.id !== tried && !isLive(latest, folder)) {
        tried = latest.id;
        goLive(await readSources(store, latest));
      }
    },
  };
}

/** Looks every two seconds for what another process has published. */
export function followPublications({ catchUp }: LiveFlows, log: Log): void {
  const look = async (): Promise<void> => {
    await catchUp().catch((fault: unknown) => {
      const name = faultName(fault);
      log('warn', 'what another process published could not be read; trying again', { fault: name });
    });
  };
  setInterval(() => void look(), 2000).unref();
}

/** What is live by the log; undefined while the files alone decide. */
async function findPublished(store: Versions): Promise<Publication | undefined> {
  const [latest] = await readPublications(store, { limit: 1 });
  return latest?.act === 'off' ? undefined : latest;
}

async function readSources(store: Versions, { live }: Publication): Promise<FlowTexts> {
  const texts = new Map<string, string>();
  for (const [flow, version] of live) {
    const source = (await store.findRow('flows', `${flow}@${version}`))?.data['source'];
    if (typeof source === 'string') {
      texts.set(flow, source);
    }
  }
  return texts;
}

function readTexts(config: Folders, texts: FlowTexts): FlowFolder {
  const live = [...texts].map(([flow, text]) => ({ name: `${flow}.yaml`, text }));
  return readFolder(config, [], live);
}

/** Imported flows are not published: they are what their exports say. */
function ownTexts({ sources, imported }: FlowFolder): FlowTexts {
  return new Map([...sources].filter(([flow]) => !imported.sources.has(flow)));
}

function isLive({ live }: Publication, folder: FlowFolder): boolean {
  const texts = ownTexts(folder);
  return (
    live.size === texts.size && [...texts].every(([flow, text]) => live.get(flow) === versionOfText(text))
  );
}
