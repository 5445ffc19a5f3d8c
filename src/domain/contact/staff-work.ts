import { type Announcing } from '../announcing.ts';
import { type Task, type TaskSubject } from '../task.ts';
import { type TalkChoice, type Thread, type Unaddressed } from '../thread.ts';
import { type Instant } from '../time/clock.ts';
import { type OpenClaim } from './claim.ts';

/** What only volunteers and coordinators have. */
export interface StaffWork {
  /** Open work of a volunteer or coordinator; absent where there never was any. */
  readonly tasks?: readonly Task[];
  /** The numbered list of tasks they were last shown: the ids in its order. */
  readonly listed?: { readonly at: Instant; readonly tasks: readonly string[] } | null;
  /** A volunteer who is away: until when, and who stands in. */
  readonly away?: { readonly until: Instant; readonly standIn: string | null } | null;
  /** Who stands in for this volunteer when nothing else is said. */
  readonly standIn?: string | null;
  /** Families whose words were brought to this volunteer, the one last heard from last. */
  readonly threads?: readonly Thread[];
  /** Words that wait until it is said for which family they are. */
  readonly unaddressed?: Unaddressed | null;
  /** The families with whom a volunteer ended the talk. */
  readonly endedTalks?: readonly TaskSubject[];
  /** The list that asks a volunteer with whom the talk is to end or to open. */
  readonly talkChoice?: TalkChoice | null;
  /** People who say that they are a family of this volunteer at a new number, in the order in which they asked. */
  readonly claims?: readonly OpenClaim[];
  /** The announcement that a coordinator was shown and may send by a yes. */
  readonly announcing?: Announcing | null;
}

/** Who does the work of a volunteer now, by id: while they are away whoever stands in, if anybody does. */
export function standInOf({ away }: Pick<StaffWork, 'away'>, now: Instant): string | null {
  return away && away.until > now ? away.standIn : null;
}
