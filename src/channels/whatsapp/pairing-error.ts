const words = {
  off:
    'This process does not hold WhatsApp. Ask the "start" that does; where "worker" and "web" run apart, ' +
    'stop "worker", link with "start", then go back to "worker".',
  linked: 'A number is linked already. Unlink it on the phone first (WhatsApp, Linked devices).',
  unavailable: 'WhatsApp cannot be reached at the moment, so there is no code. Try again in a minute.',
  refused: 'WhatsApp refused to give a code for this number. Check it, or scan the QR instead.',
  too_many: 'Codes were asked for too often; WhatsApp refuses more. Wait an hour, or scan the QR instead.',
} as const;

/** Why no code for linking could be given; the message says what to do. */
export class PairingError extends Error {
  readonly reason: keyof typeof words;

  constructor(reason: keyof typeof words) {
    super(words[reason]);
    this.name = 'PairingError';
    this.reason = reason;
  }
}
