import { type Clock } from '../../../domain/time/clock.ts';
import { type Keep } from '../account/keep.ts';
import { createInOrder, type InOrder } from './in-order.ts';
import { decodeState, encodeState, newState, type NumberState } from './number-state.ts';

/** What is remembered of a number, over restarts and processes. */
export interface NumberMemory {
  /** From now on it is this number; what is remembered is read anew, of a number that was never used nothing is. */
  readonly begin: (number: string) => Promise<void>;
  read(): Promise<NumberState>;
  /** Durable when it resolves. */
  write(state: NumberState): Promise<void>;
  /**
   * Runs one after the other, so that what is decided is durable before the next is; nothing before the first `begin`,
   * since what is remembered of a number would be taken for that of another one.
   */
  readonly inOrder: InOrder;
  /** What was read or written last. */
  last(): NumberState;
}

const place = { kind: 'number', id: 'health' } as const;

/** What is remembered of the number in use, in an account's keep. */
export function createNumberMemory({
  keep,
  clock,
}: {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf'>;
  readonly clock: Clock;
}): NumberMemory {
  let name = '';
  let known: NumberState | null = null;
  const write = async (state: NumberState): Promise<void> => {
    await keep.write([{ ...place, value: encodeState(state), expires: null }]);
    known = state;
  };
  const fresh = (): NumberState => newState(name, clock.now());
  const read = async (): Promise<NumberState> => {
    if (!known) {
      const kept = (await keep.read(place.kind, [place.id])).get(place.id);
      const state = kept && decodeState(kept);
      if (state?.number !== name) {
        await write(fresh());
      }
      known ??= state ?? null;
    }
    return known ?? fresh();
  };
  const { tell, told } = createTold();
  const inOrder = createInOrder(told);
  return {
    read,
    write,
    inOrder,
    begin: (number: string) => {
      name = keep.nameOf(number);
      known = null;
      tell();
      return inOrder(read);
    },
    last: () => known ?? fresh(),
  };
}

/** A promise that resolves once it is told. */
function createTold(): { readonly told: Promise<void>; readonly tell: () => void } {
  let tell = (): void => undefined;
  const told = new Promise<void>((done) => {
    tell = done;
  });
  return {
    told,
    tell: () => {
      tell();
    },
  };
}
