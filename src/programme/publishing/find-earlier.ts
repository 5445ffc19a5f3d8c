import { type Store } from '../../store/store.ts';
import { type Publication, readPublications } from './publication.ts';
import { PublishRefused } from './publish-refused.ts';

const page = 100;

/**
 * The text that a flow had before the version that is live, so that going back twice goes back by two; undefined where
 * it was not there. Throws PublishRefused where the log knows of nothing earlier.
 */
export async function findEarlier(
  store: Pick<Store, 'rows' | 'findRow'>,
  flow: string,
  live: string | null,
): Promise<string | undefined> {
  for await (const { act, steps } of entries(store)) {
    const step = act === 'publish' && steps.find((each) => each.flow === flow && each.to === live);
    if (step) {
      return step.from === null ? undefined : sourceOf(store, flow, step.from);
    }
  }
  throw new PublishRefused(
    'no_earlier',
    `no version of "${flow}" before the live one is known; mend the file and publish that`,
  );
}

async function* entries(store: Pick<Store, 'rows'>): AsyncGenerator<Publication> {
  let after: string | undefined;
  do {
    const found = await readPublications(store, { limit: page, ...(after === undefined ? {} : { after }) });
    yield* found;
    after = found.length === page ? found.at(-1)?.id : undefined;
  } while (after !== undefined);
}

async function sourceOf(store: Pick<Store, 'findRow'>, flow: string, version: string): Promise<string> {
  const source = (await store.findRow('flows', `${flow}@${version}`))?.data['source'];
  if (typeof source !== 'string') {
    throw new PublishRefused(
      'no_earlier',
      `the version of "${flow}" before the live one is not kept any more`,
    );
  }
  return source;
}
