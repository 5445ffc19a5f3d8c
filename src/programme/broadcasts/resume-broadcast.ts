import { type Broadcast } from '../../domain/broadcast.ts';
import { type BroadcastParts, mustExist, mustBeIn, mustBeApproved } from './broadcast-parts.ts';
import { deadlineFrom, refuseRepeat, type When, withSame } from './start-broadcast.ts';

type Confirm = Pick<When, 'confirm'>;

/** Lets a paused broadcast go on; what took too long gets as many days again. */
export async function resumeBroadcast(
  parts: BroadcastParts,
  id: string,
  confirm: Confirm,
): Promise<Broadcast> {
  const paused = mustBeIn(mustExist(await parts.book.find(id)), ['paused'], parts.now());
  mustBeApproved(parts, paused);
  const { same } = await refuseEdited(parts, paused, confirm);
  return mustExist(
    await parts.book.change(id, (each) =>
      resumed(parts, { ...mustBeIn(each, ['paused'], parts.now()), same }),
    ),
  );
}

function resumed({ now }: BroadcastParts, paused: Broadcast): Broadcast {
  const late = paused.why === 'too_late';
  const deadline = late ? deadlineFrom(now(), paused.days) : paused.deadline;
  return { ...paused, state: 'started', why: null, deadline };
}

const lasting = ['started', 'paused', 'done'] as const;

/** Another attempt for those who did not get it; words that were changed when it was done are looked at before. */
export async function retryBroadcast(
  parts: BroadcastParts,
  id: string,
  confirm: Confirm,
): Promise<Broadcast> {
  const before = mustBeIn(mustExist(await parts.book.find(id)), lasting, parts.now());
  const { same } = await refuseEdited(parts, before, confirm);
  return mustExist(
    await parts.book.change(id, (each) => again(parts, { ...mustBeIn(each, lasting, parts.now()), same })),
  );
}

function again(parts: BroadcastParts, broadcast: Broadcast): Broadcast {
  const { announcement, days } = broadcast;
  if (broadcast.state === 'done') {
    mustBeApproved(parts, broadcast);
  }
  return {
    ...broadcast,
    state: broadcast.state === 'paused' ? 'paused' : 'started',
    announcement: { ...announcement, attempt: announcement.attempt + 1 },
    deadline: deadlineFrom(parts.now(), days),
  };
}

/** What was edited since it was started may say by now what others were told in between. */
async function refuseEdited(
  parts: BroadcastParts,
  broadcast: Broadcast,
  { confirm }: Confirm,
): Promise<Pick<Broadcast, 'same'>> {
  if ((broadcast.earlier ?? []).length === 0) {
    return broadcast;
  }
  if (!confirm) {
    await refuseRepeat(parts, broadcast);
  }
  return withSame(parts, broadcast);
}
