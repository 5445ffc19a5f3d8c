import { type ChannelName } from '../../domain/contact/address.ts';
import { type Tally } from '../../store/store.ts';

/** Why a network, or staff, holds what was handed out already: it takes up room. */
const onTheWay: readonly (string | null | undefined)[] = [
  'pace',
  'network',
  'paused',
  'day_budget',
  'restricted',
  'channel_off',
];

const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, { count }) => total + count, 0);

/** How many recipients have been handed it and are not settled, on one channel or on all. */
export function countOnTheWay(tallies: readonly Tally[], channel?: ChannelName): number {
  return sum(
    tallies.filter(
      ({ of }) =>
        (channel === undefined || of.channel === channel) &&
        (of.state === 'queued' || (of.state === 'held' && onTheWay.includes(of.reason))),
    ),
  );
}

/** How many recipients still wait for anything; whoever waits for another edition does not count. */
export function countOpen(tallies: readonly Tally[]): number {
  return sum(
    tallies.filter(({ of }) => of.state === 'queued' || (of.state === 'held' && of.reason !== 'expression')),
  );
}

/** How many of `size` recipients have nothing yet, handed out or not. */
export function countUnsent(tallies: readonly Tally[], size: number): number {
  const settled = tallies.filter(({ of }) => !['queued', 'held', 'skipped'].includes(of.state ?? ''));
  return Math.max(countOpen(tallies), size - sum(settled));
}

/** Of these: how many come as fast as those before. Who waits for a moment or a person comes when that does. */
export function countMoving(tallies: readonly Tally[], size: number): number {
  const standing = tallies.filter(({ of }) => of.state === 'held' && !onTheWay.includes(of.reason));
  return Math.max(0, countUnsent(tallies, size) - sum(standing));
}

/** How many were held by a pause. */
export function countPaused(tallies: readonly Tally[]): number {
  return sum(tallies.filter(({ of }) => of.state === 'held' && of.reason === 'paused'));
}
