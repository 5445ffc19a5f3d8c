import { type Millis } from '../../../domain/time/clock.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { type Failure } from './backoff.ts';
import { type Recovery, recoveryFrom } from './disconnects.ts';
import { codeOf, isRanOut, restrictionOf } from './ending-of.ts';
import { type Condition, whyRestricted } from '../health/health-words.ts';
import { endLife, hasLink, planNext, type Run } from './run.ts';

const minute: Millis = 60_000;

/** So often in a row the server may ask for a new connection before it counts as trouble. */
const mostRestarts = 3;
/** Whoever takes the account from us twice within this time means it. */
const replacedAgain: Millis = 10 * minute;

interface Ended {
  readonly run: Run;
  readonly error: unknown;
  readonly failure: Failure;
  readonly again: () => Promise<void>;
}

/** Recovers from the end of a connection as the table of codes says: connects again, waits, or gives the link up. */
export function recover(run: Run, error: unknown, again: () => Promise<void>): void {
  const { generation } = run;
  const failure: Failure = run.open ? 'open' : 'closed';
  run.cancel();
  void endLife(run).then(() => {
    if (run.stopped || run.generation !== generation) {
      return;
    }
    const code = codeOf(error);
    const recovery = recoveryFrom({ code, said: run.dismissed });
    run.log('info', 'WhatsApp closed the connection', { code: code ?? 0, recovery });
    if (!hasLink(run) && isRanOut(error)) {
      run.pairing.begin();
      run.status.set('idle');
    } else {
      byRecovery[recovery]({ run, error, failure, again });
    }
    run.changed();
  });
}

const byRecovery: { readonly [recovery in Recovery]: (ended: Ended) => void } = {
  at_once: atOnce,
  backoff: (ended) => {
    later(ended, 'short', 'network');
  },
  slowly: (ended) => {
    later(ended, 'long', 'refused');
  },
  outdated: (ended) => {
    ended.run.outdated++;
    ended.run.versions.outdated();
    later(ended, 'short', ended.run.outdated >= 3 ? 'outdated' : 'network');
  },
  replaced,
  unlinked: ({ run }) => {
    forget(run, 'unlinked');
  },
  locked: ({ run }) => {
    forget(run, 'locked');
  },
  banned: ({ run }) => {
    forget(run, 'banned');
  },
  rest: ({ run, error, again }) => {
    const { lasts, code } = restrictionOf(error);
    run.status.rest(run.clock.now() + lasts, whyRestricted(code));
    planNext(run, lasts, () => void again());
  },
  stop: ({ run }) => {
    run.status.set('stop');
  },
};

function later({ run, failure, again }: Ended, pace: 'short' | 'long', condition: Condition): void {
  run.pairing.begin();
  run.status.set(condition);
  planNext(run, run.backoff.next(pace, failure), () => void again());
}

/** What the link consists of must be durable before anything else happens with it. */
function atOnce(ended: Ended): void {
  const { run, again } = ended;
  run.restarts++;
  if (run.restarts > mostRestarts) {
    later(ended, 'short', 'network');
    return;
  }
  const { generation } = run;
  void run.writer.settled().then(() => {
    if (!run.stopped && run.generation === generation) {
      void again();
    }
  });
}

/** Without the lease we are stopped anyway. With it: once more, and then never against somebody who insists. */
function replaced({ run, again }: Ended): void {
  const now = run.clock.now();
  const before = run.replacedAt;
  run.replacedAt = now;
  if (before !== null && now - before < replacedAgain) {
    run.status.set('elsewhere');
    return;
  }
  run.status.set('replaced');
  planNext(run, minute / 2 + (run.random() * minute) / 2, () => void again());
}

/** The keys go, what people wrote and what is to be sent stays. A store that fails is asked again. */
function forget(run: Run, condition: Condition): void {
  run.identity = null;
  run.forgetting = true;
  run.pairing.begin();
  run.status.set(condition);
  void run.writer
    .settled()
    .then(() => run.identities.forget())
    .then(() => {
      run.forgetting = false;
    })
    .catch((fault: unknown) => {
      run.log('error', 'the keys of an unlinked number could not be removed', {
        fault: faultName(fault),
      });
      planNext(run, run.backoff.next('short', 'closed'), () => {
        forget(run, condition);
      });
    });
}
