import { type Millis } from '../../../domain/time/clock.ts';
import { connect } from '../connection/connect.ts';
import { PairingError } from './pairing-error.ts';
import { hasLink, mayLink, type Run } from '../connection/run.ts';
import { type Condition } from '../health/health-words.ts';

/** Waits until something holds, at most so long; says whether it does. */
export type WaitFor = (holds: () => boolean, limit: Millis) => Promise<boolean>;

const idle: readonly Condition[] = ['idle', 'unlinked', 'locked', 'banned'];

/** Offers an unlinked number a new QR where the last one ran out; a GET may wait for it, 5 s at most. */
export async function offerAgain(run: Run, waitFor: WaitFor): Promise<void> {
  if (!mayLink(run)) {
    return;
  }
  if (idle.includes(run.status.condition()) && run.life === null) {
    void connect(run);
  }
  if (run.life !== null || idle.includes(run.status.condition())) {
    await waitFor(() => run.pairing.offer().qr !== null || hasLink(run), 5000);
  }
}

const mostInAnHour = 5;
const hour: Millis = 3_600_000;
/** A code that would end sooner is not worth typing: a new round of codes is begun for it. */
const leastLife: Millis = 100_000;

/** Asks for a code to be typed into the phone of `number` (digits only). Throws PairingError. */
export async function requestCode(run: Run, number: string, waitFor: WaitFor): Promise<void> {
  if (hasLink(run)) {
    throw new PairingError('linked');
  }
  const now = run.clock.now();
  const recent = run.asked.filter((at) => now - at < hour);
  if (recent.length >= mostInAnHour) {
    throw new PairingError('too_many');
  }
  if (!mayLink(run)) {
    throw new PairingError('unavailable');
  }
  run.asked = [...recent, now];
  // An identity that has asked for a code before is spent.
  if (run.pairing.left() < leastLife || run.identity?.creds.me !== undefined) {
    await connect(run);
  }
  if (!(await waitFor(() => run.pairing.offer().qr !== null, 15_000))) {
    throw new PairingError('unavailable');
  }
  await showCode(run, number, waitFor);
}

async function showCode(run: Run, number: string, waitFor: WaitFor): Promise<void> {
  const { life } = run;
  run.codeRefused = false;
  const code = await life?.live.sock.requestPairingCode(number).catch(() => undefined);
  if (code === undefined || run.life !== life) {
    throw new PairingError('unavailable');
  }
  // The code is made here; only the server's answer tells whether it is worth anything.
  if (await waitFor(() => run.codeRefused, 1500)) {
    throw new PairingError('refused');
  }
  run.pairing.showCode(code);
  run.changed();
}
