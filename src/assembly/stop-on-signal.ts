import { type Assembly } from './assemble.ts';
import { type Served } from '../console/http/serve.ts';
import { type Log } from '../domain/log.ts';
import { faultName } from '../domain/fault-name.ts';
import { type ClosableBench } from './draft-bench.ts';

/** The console as it listens, known to the commands until it is to be forgotten. */
export interface Listening extends Served {
  readonly forget: () => void;
}

/** A process that runs and what has to be closed with it. */
interface Running {
  readonly assembly: Assembly;
  readonly served: Listening;
  readonly bench: ClosableBench;
  readonly log: Log;
}

/** Closes in order: no new requests, no new messages, what is in work, the store. */
export async function close({ assembly, served, bench }: Running): Promise<void> {
  await served.close();
  await bench.close();
  await assembly.companion.stop();
  await assembly.store.close();
  served.forget();
}

/** No stop takes longer, in milliseconds, even if the database does not answer: it is then as safe as a crash. */
const stopWithin = 9000;

/** Who is told of SIGTERM and SIGINT: one at a time. */
export interface Signals {
  readonly tell: (listener: (signal: string) => void) => void;
}

/** Until somebody else is told, a signal ends the process at once: nothing was begun that is to be brought in order. */
export function listenToSignals(): Signals {
  let told: (signal: string) => void = () => process.exit(0);
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      told(signal);
    });
  }
  return {
    tell: (listener) => {
      told = listener;
    },
  };
}

/** Stops the process in order on SIGTERM or SIGINT; a second signal changes nothing. */
export function stopOnSignal(signals: Signals, running: Running): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) {
      return;
    }
    stopping = true;
    running.log('info', 'stopping', { signal });
    setTimeout(() => {
      running.log(
        'warn',
        'stopped although the database did not answer; what is unsettled goes on at the next start',
      );
      process.exit(0);
    }, stopWithin);
    void close(running)
      .then(() => {
        running.log('info', 'stopped; nothing is lost');
        process.exit(0);
      })
      .catch((fault: unknown) => {
        running.log('error', 'the stop failed', { fault: faultName(fault) });
        process.exit(1);
      });
  };
  signals.tell(stop);
}
