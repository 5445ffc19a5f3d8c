import { type Contact } from '../../domain/contact/contact.ts';
import { isNowhere } from '../../domain/contact/reach.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { lacksConsent } from '../consent/lacks-consent.ts';
import { isFor, type Program, type Step, type Target } from '../program.ts';
import { type World } from '../world.ts';

/** What is asked for. */
interface Asking {
  /** The person asked for it themselves; absent: they did not. */
  readonly asked?: boolean;
  /** What they must have agreed to; absent: to the programme. */
  readonly purpose?: string;
}

/** Why somebody may not be written to first; null when they may. */
export function findRefusal(
  contact: Contact,
  world: Pick<World, 'now' | 'manners'>,
  { asked = false, purpose = usualPurpose }: Asking = {},
): HeldReason | null {
  if (contact.consent.status === 'opted_out') {
    return 'stopped';
  }
  return asked || !world.manners.consent ? null : lacksConsent(contact, purpose, world);
}

/** Whether nothing would come of a flow, since it only talks and nobody could read it; what opens a task has its use. */
export function isInVain(flow: string, contact: Contact, { program }: Pick<World, 'program'>): boolean {
  const found = isNowhere(contact) ? program(flow, null) : undefined;
  return found !== undefined && onlyTalks(found);
}

/** Words to the person, then a question to them: without an answer nothing else follows. */
function onlyTalks({ steps, nodes }: Program): boolean {
  let next: Target = 0;
  for (let walked = 0; !nodes && walked <= steps.length; walked++) {
    const step: Step | undefined = typeof next === 'number' ? steps[next] : undefined;
    if (step?.verb !== 'say') {
      return step === undefined || step.verb === 'ask';
    }
    next = step.next;
  }
  return false;
}

/** Whether a flow is for people like this one; a text, and a flow that is not there, is for everybody. */
export function isForThem(
  flow: string | null,
  contact: Contact,
  { program }: Pick<World, 'program'>,
): boolean {
  const found = flow === null ? undefined : program(flow, null);
  return found === undefined || isFor(found, contact);
}
