import { randomUUID } from 'node:crypto';
import { type Channel, type Ear } from '../../channels/channel.ts';
import { type ChannelName } from '../../domain/contact/address.ts';
import { type Clock } from '../../domain/time/clock.ts';
import { type Leases } from '../../store/leases.ts';
import { type Path } from '../path.ts';
import { createTenure, type Tenure } from './tenure.ts';

/** Opens the channels, each in one process only. */
export interface ChannelHolder {
  open(): Promise<void>;
  /**
   * Closes them, and lets other processes have them once `finish` resolves: what is being sent is written down by then,
   * or it would be sent by both.
   */
  close(finish: () => Promise<void>): Promise<void>;
  /** Whether this process is the one that sends over a channel. */
  holds(channel: ChannelName): boolean;
}

/** What a channel holder needs. */
export interface HolderParts {
  readonly leases: Leases | null;
  /** Real time. */
  readonly realClock: Clock;
  /** False in a process that only answers pages: it leaves channels to others. */
  readonly serves: boolean;
}

/** Alone, a process holds every channel; of several, each channel has one holder, by lease. */
export function createChannelHolder(
  path: Path,
  { leases, realClock, serves }: HolderParts,
  ear: Ear,
): ChannelHolder {
  const channels = [...path.lines.values()].map(({ channel }) => channel);
  if (!serves) {
    return { open: () => Promise.resolve(), close: (finish) => finish(), holds: () => false };
  }
  if (!leases) {
    return {
      open: async () => {
        for (const channel of channels) {
          await channel.start(ear, 0);
        }
      },
      close: async (finish) => {
        await Promise.all(channels.map((channel) => channel.stop()));
        await finish();
      },
      holds: () => true,
    };
  }
  const tenures = holdByLease(path, channels, { leases, clock: realClock, ear });
  return {
    open: async () => {
      for (const tenure of tenures.values()) {
        await tenure.start();
      }
    },
    close: async (finish) => {
      const stops = [...tenures.values()].map((tenure) => () => tenure.stop(finish));
      await Promise.all((stops.length === 0 ? [finish] : stops).map((stop) => stop()));
    },
    holds: (name) => tenures.get(name)?.held() ?? false,
  };
}

function holdByLease(
  path: Path,
  channels: readonly Channel[],
  { leases, clock, ear }: { readonly leases: Leases; readonly clock: Clock; readonly ear: Ear },
): ReadonlyMap<ChannelName, Tenure> {
  const owner = randomUUID();
  return new Map(
    channels.map((channel) => {
      const { name } = channel;
      const onTaken = async (fence: number): Promise<void> => {
        // What the holder before us sent stands in rows only, which our copies know nothing of.
        for (const seat of path.seats.all()) {
          seat.stale = true;
          seat.doubtful = true;
          seat.fresh.clear();
        }
        path.lines.get(name)?.possibleRepeats.renew();
        await path.scheduler.serve(name);
        await channel.start(ear, fence);
      };
      const onLost = async (): Promise<void> => {
        await path.scheduler.leave(name);
        await channel.stop();
      };
      const tenure = createTenure({ leases, name, owner, clock, log: path.log, onTaken, onLost });
      return [name, tenure] as const;
    }),
  );
}
