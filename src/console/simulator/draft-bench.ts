import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { simulatorEndpoints } from './simulator-endpoints.ts';
import { type SimulatedTalk } from './simulator-parts.ts';

/** A companion of its own in which drafts are tried: nothing of it is kept, nobody else is in it. */
export interface DraftBench {
  /** Reads the files anew and begins with nobody; answers what is wrong with them, then nothing has begun. */
  open(): Promise<readonly string[]>;
  /** Null until it is opened. */
  talk(): SimulatedTalk | null;
}

/** The routes of the simulator on drafts. */
export function draftEndpoints({ draftBench }: { readonly draftBench: DraftBench }): readonly Endpoint[] {
  const talk = (): SimulatedTalk => {
    const opened = draftBench.talk();
    if (!opened) {
      throw new ApiError('not_found', 'No drafts are being tried. POST /api/drafts/simulator begins.');
    }
    return opened;
  };
  const begin = async (): Promise<void> => {
    if (draftBench.talk() === null) {
      await open(draftBench);
    }
  };
  const place = { base: '/api/drafts/simulator', talk, begin, time: () => talk().companion };
  return [beginAnew(draftBench), ...simulatorEndpoints(place)];
}

async function open(draftBench: DraftBench): Promise<void> {
  const faults = await draftBench.open();
  if (faults.length > 0) {
    throw new ApiError('conflict', faults.join('\n'));
  }
}

function beginAnew(draftBench: DraftBench): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/drafts/simulator',
    summary: 'Begins to try what the flow files say now; nobody is there yet.',
    body: z.strictObject({}),
    answer: z.object({}),
    errors: [409],
    handle: async () => {
      await open(draftBench);
      return {};
    },
  });
}
