import { type Clock, type Instant, type Millis } from '../../../domain/time/clock.ts';

/** What is shown to link a number: a QR, and a code where one was asked for. */
export interface Offer {
  readonly qr: string | null;
  readonly code: string | null;
  /** When the code ends, or without one when the QR changes. */
  readonly until: Instant | null;
}

/** The linking of one number, from the first QR until a phone has taken us or the server's codes have run out. */
export interface Pairing {
  readonly offer: () => Offer;
  /** A new socket: nothing is offered yet. */
  begin(): void;
  /** The server gave so many codes for a QR. */
  readonly offered: (refs: number) => void;
  show(qr: string): void;
  /** The QR holds another secret from now on. */
  rotate(secret: string): void;
  showCode(code: string): void;
  readonly dropCode: () => void;
  /** How long a code that is asked for now would live. */
  left(): Millis;
}

/** The library's times: the first QR lives so long, each further one so long. */
const first: Millis = 60_000;
const further: Millis = 20_000;
const nothing: Offer = { qr: null, code: null, until: null };

/** Keeps what is offered at the moment; `onQr` is told of each new QR, and of null when none counts any more. */
export function createPairing(clock: Clock, onQr: (qr: string | null) => void): Pairing {
  let offer = nothing;
  let qrUntil: Instant | null = null;
  let over: Instant = 0;
  const change = (next: Offer): void => {
    const { qr } = offer;
    offer = next;
    if (next.qr !== qr) {
      onQr(next.qr);
    }
  };
  return {
    offer: () => offer,
    begin: () => {
      change(nothing);
      qrUntil = null;
      over = 0;
    },
    offered: (refs) => {
      over = clock.now() + first + further * Math.max(0, refs - 1);
    },
    show: (qr) => {
      qrUntil = clock.now() + (qrUntil === null ? first : further);
      change({ ...offer, qr, until: offer.code === null ? qrUntil : offer.until });
    },
    rotate: (secret) => {
      change({ ...offer, qr: offer.qr && withSecret(offer.qr, secret) });
    },
    showCode: (code) => {
      offer = { ...offer, code, until: over };
    },
    dropCode: () => {
      offer = { ...offer, code: null, until: qrUntil };
    },
    left: () => Math.max(0, over - clock.now()),
  };
}

/** The secret is the last part but one; the library goes on writing the one it began with. */
export function withSecret(qr: string, secret: string): string {
  const parts = qr.split(',');
  return [...parts.slice(0, -2), secret, ...parts.slice(-1)].join(',');
}
