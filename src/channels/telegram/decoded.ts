import { type Ear } from '../channel.ts';
import { type Incoming } from '../../domain/message.ts';

/** What an update means to us. `query` is the callback query to be answered, so that the button stops waiting. */
export type Decoded =
  | { readonly kind: 'message'; readonly incoming: Incoming; readonly query: string | null }
  | { readonly kind: 'reach'; readonly news: Parameters<Ear['reach']>[0] }
  | { readonly kind: 'skip'; readonly why: SkipReason; readonly query: string | null };

/** Why an update is passed over. */
export type SkipReason = 'malformed' | 'not private' | 'from a bot' | 'nothing we read';

/** An update that is passed over. */
export function skip(why: SkipReason, query: string | null = null): Decoded {
  return { kind: 'skip', why, query };
}
