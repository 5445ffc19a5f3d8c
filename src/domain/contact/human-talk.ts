import { type Need } from '../need.ts';
import { type TalkSide } from '../thread.ts';
import { type Ticket } from '../ticket.ts';
import { type Instant } from '../time/clock.ts';

/** What humans say with somebody past the flows: a ticket, a companion, urgent words. */
export interface HumanTalk {
  /** The open ticket during which the bot is silent. */
  readonly ticket: string | null;
  /** What is known of that ticket; absent for a pause on the phone. One with another id is over. */
  readonly talk?: Ticket | null;
  /** Who ended the talk between a family and its companion; absent: nobody. */
  readonly talkEnded?: readonly TalkSide[];
  /** Urgent words of a family that are still talked of, or were; absent: none. */
  readonly need?: Need | null;
  /** When a family was last told that its words are passed on. */
  readonly relayedAt?: Instant | null;
}
