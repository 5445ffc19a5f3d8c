import { type Upload } from './read-call.ts';

/** Rows of buttons. */
export type Keyboard = readonly (readonly { readonly text: string; readonly callback_data: string }[])[];

/** A message that the bot sent, as the person sees it. */
export interface SentMessage {
  readonly id: number;
  /** When it was taken, in milliseconds of the process that serves it. */
  readonly at: number;
  readonly method: string;
  /** The text or caption without its markup; '' without words. */
  readonly text: string;
  /** The same as it was sent. */
  readonly source: string;
  readonly keyboard: Keyboard;
  /** The file that came with it, uploaded now or earlier. */
  readonly file: Upload | null;
  readonly payload: { readonly [name: string]: unknown };
}
