import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { ApiError } from '../http/api-error.ts';

/** What the simulator's routes need. */
export interface SimulatorParts {
  readonly companion: Companion;
  readonly records: Records;
  /** Whether the simulator is on. */
  readonly simulator: boolean;
}

/** Refuses what only the simulator's people can be asked for. */
export function mustBeOn(simulator: boolean): void {
  if (!simulator) {
    const words = 'The simulator is off. Set SIMULATOR=on and start again.';
    throw new ApiError('not_found', words, 'SIMULATOR');
  }
}
