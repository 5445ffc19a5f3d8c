import { createBackoff } from './backoff.ts';
import { connect } from './connect.ts';
import { createHearing } from './hearing.ts';
import { type Identities, isLinked } from '../account/identity.ts';
import { createLatestWriter } from '../account/latest-writer.ts';
import { createPairing } from '../linking/pairing.ts';
import { endLife, planNext, type Run } from './run.ts';
import { SealError } from '../account/seal.ts';
import { within } from '../../../domain/time/within.ts';
import { faultName } from '../../../domain/fault-name.ts';

/** What a run is made of: what it shares with those before it, and what is given to it alone. */
export type RunParts = Pick<
  Run,
  | 'ear'
  | 'clock'
  | 'log'
  | 'keep'
  | 'identities'
  | 'versions'
  | 'status'
  | 'random'
  | 'socket'
  | 'onQr'
  | 'changed'
  | 'nextGeneration'
>;

/** Makes a run that has not begun. */
export function createRun(parts: RunParts): Run {
  const { clock, log, identities, random } = parts;
  const run: Run = {
    ...parts,
    pairing: createPairing(clock, parts.onQr),
    hearing: createHearing(clock),
    backoff: createBackoff(random),
    writer: createLatestWriter({
      write: () => keepLinked(run, identities),
      onFault: (fault) => {
        log('warn', 'what the WhatsApp account is could not be kept; trying again', {
          fault: faultName(fault),
        });
      },
      clock,
    }),
    known: false,
    identity: null,
    life: null,
    generation: 0,
    open: false,
    dismissed: false,
    stopped: false,
    forgetting: false,
    cancel: () => undefined,
    cancelOpen: () => undefined,
    restarts: 0,
    outdated: 0,
    replacedAt: null,
    asked: [],
    codeRefused: false,
  };
  return run;
}

/** Before a phone has taken it, an identity is worth nothing and is not kept. */
async function keepLinked({ identity }: Run, identities: Identities): Promise<void> {
  if (identity !== null && isLinked(identity)) {
    await identities.keep(identity);
  }
}

/**
 * Takes the account over and connects. Throws SealError when SECRET_KEY is not the one that sealed the account; a store
 * that fails is asked again and again, for only a store that answers can say that no number is linked.
 */
export async function begin(run: Run, fence: number): Promise<void> {
  run.status.set('starting');
  try {
    await takeOver(run, fence);
  } catch (fault) {
    if (fault instanceof SealError) {
      run.status.set('key');
      throw fault;
    }
    askAgain(run, fence, fault);
  }
}

async function takeOver(run: Run, fence: number): Promise<void> {
  await run.keep.claim(fence);
  run.identity = (await run.identities.find()) ?? null;
  run.known = true;
  void connect(run);
}

function askAgain(run: Run, fence: number, fault: unknown): void {
  run.status.set('store');
  run.log('error', 'what the WhatsApp account is could not be read; trying again', {
    fault: faultName(fault),
  });
  planNext(run, run.backoff.next('short', 'closed'), () => {
    takeOver(run, fence).catch((next: unknown) => {
      if (next instanceof SealError) {
        run.status.set('key');
      } else {
        askAgain(run, fence, next);
      }
    });
  });
}

/** So long a stop waits for the store. */
const patience = 3000;

/** Stops in order: no news, no socket, and what the account has become is durable. The phone stays linked. */
export async function end(run: Run): Promise<void> {
  run.stopped = true;
  run.cancel();
  run.pairing.begin();
  await endLife(run);
  await within(run.clock, patience, run.writer.settled());
  run.writer.close();
  run.status.set('off');
}
