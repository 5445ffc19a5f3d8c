import { type Clock, type Instant } from '../../../domain/time/clock.ts';
import { SendError } from '../../channel.ts';
import { type LiveSocket } from '../live-socket.ts';
import { refusalOf, staleCode } from './refusal-of.ts';
import { type SentBubble } from './sent-shelf.ts';
import { type Verdict, type Verdicts } from './verdicts.ts';
import { within } from '../../../domain/time/within.ts';

/** What a bubble goes out by, and until when the server's word is awaited. */
export interface Relay {
  readonly live: LiveSocket;
  readonly jid: string;
  readonly verdicts: Verdicts;
  readonly clock: Clock;
  readonly deadline: Instant;
}

/** Sends a bubble; resolves once the server took it, throws SendError otherwise. What was taken is not sent again. */
export async function relayBubble(relay: Relay, bubble: SentBubble): Promise<void> {
  const before = relay.verdicts.find(bubble.id);
  if (before?.kind === 'taken') {
    return;
  }
  refuseFinally(before);
  let verdict = await sendOnce(relay, bubble);
  if (isStale(verdict)) {
    await refreshDevices(relay);
    verdict = await sendOnce(relay, bubble);
  }
  if (verdict === undefined) {
    throw new SendError('ambiguous', 'WhatsApp did not say whether it took a message.');
  }
  if (verdict.kind === 'refused') {
    throw refusalOf(verdict.code);
  }
}

/** A refusal may have come when nobody waited for it any more. */
function refuseFinally(verdict: Verdict | undefined): void {
  const refusal = verdict?.kind === 'refused' && !isStale(verdict) ? refusalOf(verdict.code) : undefined;
  if (refusal?.reason === 'refused') {
    throw refusal;
  }
}

function isStale(verdict: Verdict | undefined): boolean {
  return verdict?.kind === 'refused' && verdict.code === staleCode;
}

async function sendOnce(relay: Relay, { id, bytes }: SentBubble): Promise<Verdict | undefined> {
  const { live, jid, verdicts, clock, deadline } = relay;
  const message = live.baileys.proto.Message.decode(bytes);
  verdicts.forget(id);
  const verdict = verdicts.wait(id, Math.max(0, deadline - clock.now()));
  try {
    const left = live.sock.relayMessage(jid, message, { messageId: id });
    await within(clock, Math.max(0, deadline - clock.now()), left);
  } catch {
    // The keys may fail to be kept after the bubble has left, and then its verdict is still to come.
    if (live.sock.ws.isOpen) {
      return verdict;
    }
    throw new SendError('network', 'The connection to WhatsApp was lost before a message left.');
  }
  return verdict;
}

async function refreshDevices({ live, jid }: Relay): Promise<void> {
  try {
    const devices = await live.sock.getUSyncDevices([jid], false, false);
    await live.sock.assertSessions(
      devices.map((each) => each.jid),
      true,
    );
  } catch {
    throw new SendError('network', 'WhatsApp did not say which devices the account has now.');
  }
}
