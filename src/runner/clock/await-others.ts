import { type Millis } from '../../domain/time/clock.ts';
import { type Path } from '../path.ts';

/** So long others may do nothing of what is due: a process that takes a channel over from a dead one needs 14 s. */
const patience: Millis = 15_000;
const pause: Millis = 20;

/**
 * Waits for the processes that send over channels which are not held here, as long as something is due. True: they
 * did something meanwhile, or this process may send now, so it is to look again. False: nothing is left to wait for.
 * Who did nothing once for so long is waited for no more.
 */
export function createAwaitOthers({ store, lines, clock }: Pick<Path, 'store' | 'lines' | 'clock'>) {
  let isOver = false;
  const findElsewhere = () => [...lines.values()].find((line) => !line.held());
  const readDue = async (): Promise<string> => JSON.stringify(await store.due(clock.now(), 1000));
  return async (): Promise<boolean> => {
    const line = findElsewhere();
    const before = line && !isOver ? await readDue() : '[]';
    if (!line || before === '[]') {
      return false;
    }
    const end = line.clock.now() + patience;
    while (line.clock.now() < end) {
      await new Promise<void>((resolve) => line.clock.at(line.clock.now() + pause, resolve));
      if (!findElsewhere() || (await readDue()) !== before) {
        return true;
      }
    }
    isOver = true;
    return false;
  };
}
