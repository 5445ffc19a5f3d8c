import { type Instant } from '../../domain/time/clock.ts';
import { type NumberBudget } from '../../domain/number-rules.ts';

/** How the WhatsApp account is, and what is offered to link a number. */
export interface WhatsAppLink {
  readonly state: 'off' | 'starting' | 'on' | 'waiting' | 'failed';
  readonly words: string;
  readonly since: Instant;
  readonly qr: string | null;
  readonly code: string | null;
  readonly account: string | null;
  readonly until: Instant | null;
}

/** What the console may do with WhatsApp. */
export interface WhatsAppDoor {
  /** How it is; an unlinked number whose QR ran out is offered a new one. */
  readonly look: () => Promise<WhatsAppLink>;
  /** Asks for a code for the phone with this number (digits); throws an error with a `reason` and what to do. */
  readonly requestCode: (number: string) => Promise<WhatsAppLink>;
  /** What the number may still do today. */
  readonly budget: () => NumberBudget;
}
