import { type Millis } from '../../../domain/time/clock.ts';
import { isLinked, numberOf } from '../account/identity.ts';
import { type LifeNews, openLife } from './life.ts';
import { withSecret } from '../linking/pairing.ts';
import { recover } from './recover.ts';
import { endLife, hasLink, mayLink, planNext, type Run } from './run.ts';

/** So long a connection must stand before earlier failures are forgotten. */
const stable: Millis = 60_000;
const minute: Millis = 60_000;
const hour: Millis = 60 * minute;
/** A login takes less than this over any line that carries one at all. */
const patience: Millis = 90_000;

/**
 * Ends the socket there is and opens a new one, with a new identity where none is linked: an abandoned attempt leaves
 * traces that would make the next one fail. Calls that come meanwhile win. Never throws.
 */
export async function connect(run: Run): Promise<void> {
  run.cancel();
  const generation = run.nextGeneration();
  run.generation = generation;
  await endLife(run);
  const version = await run.versions.current();
  if (run.stopped || run.generation !== generation) {
    return;
  }
  if (mayLink(run)) {
    run.identity = run.identities.make();
    run.pairing.begin();
  }
  run.dismissed = false;
  open(run, generation, version);
}

function open(run: Run, generation: number, version: Awaited<ReturnType<Run['versions']['current']>>): void {
  const { identity } = run;
  if (identity === null) {
    return;
  }
  try {
    const { ear, clock, log, socket } = run;
    const news = newsOf(run, generation);
    run.life = openLife({ ...socket, identity, version, generation, ear, clock, log, news });
    expectMore(run);
  } catch (fault) {
    recover(run, fault, () => connect(run));
  }
}

/** A server that neither lets us in nor shows us out is left again; it may go on answering that it is there. */
function expectMore(run: Run): void {
  planNext(run, patience, () => {
    run.log('warn', 'WhatsApp says nothing; connecting anew');
    recover(run, undefined, () => connect(run));
  });
}

type Guard = <Told extends unknown[]>(work: (...told: Told) => void) => (...told: Told) => void;

/** News of a socket that is not the current one is passed over. */
function newsOf(run: Run, generation: number): LifeNews {
  const current: Guard =
    (work) =>
    (...told) => {
      if (!run.stopped && run.generation === generation) {
        work(...told);
        run.changed();
      }
    };
  return {
    heard: run.hearing.heard,
    acked: run.hearing.acked,
    dismissed: current(() => {
      run.dismissed = true;
    }),
    opened: current(() => {
      opened(run);
    }),
    credsChanged: current(run.writer.changed),
    closed: current((error) => {
      recover(run, error, () => connect(run));
    }),
    ...newsOfLinking(run, current),
  };
}

function newsOfLinking(
  run: Run,
  current: Guard,
): Pick<LifeNews, 'offered' | 'rotated' | 'codeSpent' | 'refused' | 'qr' | 'linked'> {
  const { pairing, status, writer } = run;
  return {
    offered: current(pairing.offered),
    rotated: current(() => {
      pairing.rotate(run.identity?.creds.advSecretKey ?? '');
    }),
    codeSpent: current(pairing.dropCode),
    refused: current(() => {
      run.codeRefused = true;
      if (!hasLink(run)) {
        pairing.dropCode();
      }
    }),
    qr: current((text) => {
      showQr(run, text);
    }),
    linked: current(() => {
      expectMore(run);
      pairing.begin();
      status.set('linking');
      writer.changed();
    }),
  };
}

/** The library goes on showing codes after a phone has taken one, and always with its first secret. */
function showQr(run: Run, text: string): void {
  const { identity, pairing, status } = run;
  if (identity !== null && !isLinked(identity)) {
    run.cancel();
    status.set('scan');
    pairing.show(withSecret(text, identity.creds.advSecretKey));
  }
}

function opened(run: Run): void {
  const { status, pairing, hearing, clock, identity } = run;
  run.open = true;
  run.cancel();
  pairing.begin();
  hearing.begin();
  status.set('on', { number: numberOf(identity) ?? '' });
  const since = clock.now();
  let swept = 0;
  const look = (): void => {
    if (clock.now() - swept >= hour) {
      swept = clock.now();
      void run.keep.sweep(swept).catch(() => undefined);
    }
    if (clock.now() - since >= stable) {
      run.backoff.reset();
      run.restarts = 0;
      run.outdated = 0;
    }
    if (hearing.isDeaf()) {
      run.log('warn', 'WhatsApp takes messages but brings none; connecting anew');
      status.set('network');
      planNext(run, 0, () => void connect(run));
      return;
    }
    run.cancelOpen = clock.at(clock.now() + minute, look);
  };
  run.cancelOpen = clock.at(since + stable, look);
}
