import { type FileMedia } from '../../domain/message.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { ApiError } from '../http/api-error.ts';
import { type ContactDefaults } from '../contacts/write-contact.ts';

/** Files of simulated talks. */
export interface TalkFiles {
  /** Puts down what somebody sends; answers the reference to it. */
  put(bytes: Uint8Array): Promise<string>;
  /** Fails when it is gone. */
  read(ref: FileMedia['ref']): Promise<{ readonly bytes: Uint8Array; readonly mime: string }>;
}

/** A companion to be talked with in the simulator. */
export interface SimulatedTalk {
  readonly companion: Companion;
  readonly records: Records;
  readonly files: TalkFiles;
  readonly defaults: ContactDefaults;
}

/** What the simulator's routes need. */
export interface SimulatorParts {
  readonly companion: Companion;
  readonly records: Records;
  readonly talkFiles: TalkFiles;
  readonly defaults: ContactDefaults;
  /** Whether the simulator is on. */
  readonly simulator: boolean;
}

/** Where simulated people talk: with what is live, or with drafts. */
export interface SimulatedPlace {
  /** The path that its routes begin with. */
  readonly base: string;
  /** Throws ApiError while there is nothing to talk with. */
  readonly talk: () => SimulatedTalk;
  /** Done before anybody is invited: opens what is not open. */
  readonly begin?: () => Promise<void>;
  /** The clock goes on without the simulator's people. */
  readonly time: () => Companion;
}

/** The place of the programme itself. */
export function livePlace(parts: SimulatorParts): SimulatedPlace {
  const { companion, records, talkFiles, defaults } = parts;
  return {
    base: '/api/simulator',
    time: () => companion,
    talk: () => {
      if (!parts.simulator) {
        const words = 'The simulator is off. Set SIMULATOR=on and start again.';
        throw new ApiError('not_found', words, 'SIMULATOR');
      }
      return { companion, records, files: talkFiles, defaults };
    },
  };
}
