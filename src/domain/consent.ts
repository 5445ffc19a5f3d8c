import { type Instant } from './time/clock.ts';

/**
 * Whether the programme may write first, with the proof. `declined` said no when asked (keywords still work),
 * `opted_out` wrote STOP (only START, help and urgent words work).
 */
export interface Consent {
  readonly status: 'unknown' | 'opted_in' | 'declined' | 'opted_out';
  readonly at: Instant | null;
  /** `flow:<id>`, `keyword`, `import`, `paper`, … */
  readonly method: string | null;
  /** Which words were agreed to: `<flow>@<version>#<step>` or `system@<language>`. */
  readonly textVersion: string | null;
  /** The message (or event) that said yes or no. */
  readonly messageId: string | null;
  readonly language: string | null;
  /** The version of the purpose's words; absent: the first. */
  readonly version?: number;
  /** Who agreed for a child: the guardian's name or number; absent for who agrees for themselves. */
  readonly guardian?: string | null;
  /** Who saw it given, for one on paper; absent where it was given in the chat. */
  readonly witness?: string | null;
}

/** What is known of somebody who has just arrived. */
export const noConsent: Consent = {
  status: 'unknown',
  at: null,
  method: null,
  textVersion: null,
  messageId: null,
  language: null,
};
