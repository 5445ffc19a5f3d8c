const words: Readonly<Record<PairingFault, string>> = {
  off:
    'No process holds WhatsApp at the moment. See that a "start" or "worker" with WHATSAPP=on runs, ' +
    'and try again in half a minute.',
  linked: 'A number is linked already. Unlink it on the phone first (WhatsApp, Linked devices).',
  unavailable: 'WhatsApp cannot be reached at the moment, so there is no code. Try again in a minute.',
  refused: 'WhatsApp refused to give a code for this number. Check it, or scan the QR instead.',
  too_many: 'Codes were asked for too often; WhatsApp refuses more. Wait an hour, or scan the QR instead.',
};

/** The reasons that there are. */
export const pairingFaults = ['off', 'linked', 'unavailable', 'refused', 'too_many'] as const;

/** Why there is no code, in a word. */
export type PairingFault = (typeof pairingFaults)[number];

/** Why no code for linking could be given; the message says what to do. */
export class PairingError extends Error {
  readonly reason: PairingFault;

  constructor(reason: PairingFault) {
    super(words[reason]);
    this.name = 'PairingError';
    this.reason = reason;
  }
}
