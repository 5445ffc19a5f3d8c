import { type Address } from '../../domain/contact/address.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Event } from '../../domain/event.ts';
import { type FlowFolder } from '../../flowfile/load-folder.ts';
import { type Opened } from '../parts.ts';

/** Where the life of a district is played: people write, days pass. Everything goes the way it goes in earnest. */
export interface Stage {
  /** Each says a text, all at the same time; resolves when all that it causes has been done. */
  say(said: readonly { readonly by: string; readonly text: string }[]): Promise<void>;
  /** Something else happens to each. */
  happen(events: readonly { readonly to: string; readonly event: Happening }[]): Promise<void>;
  find(contact: string): Promise<Contact | undefined>;
  /** A coordinator fills in a field of somebody, as on their page. */
  fillIn(contact: string, field: string, value: string): Promise<void>;
  /** The step that somebody is asked at; undefined where no question is open. */
  questionOf(contact: Contact): { readonly flow: string; readonly step: string } | undefined;
  /** Passes time up to a moment; what is due on the way is done. */
  passTo(at: number): Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
}

/** An event without what every one has. */
export type Happening = Event extends infer One
  ? One extends Event
    ? Omit<One, 'id' | 'at'>
    : never
  : never;

/** Sets the stage on a companion that runs. */
export function createStage(
  { companion, records }: Pick<Opened, 'companion' | 'records'>,
  folder: Pick<FlowFolder, 'programs'>,
  random: () => number,
): Stage {
  let count = 0;
  return {
    now: () => companion.now(),
    random,
    say: async (said) => {
      await Promise.all(
        said.map(({ by, text }) =>
          companion.hear({ key: `demo ${++count}`, name: null, message: messageOf(by, text) }),
        ),
      );
      await companion.settled();
    },
    happen: async (events) => {
      await Promise.all(
        events.map(({ to, event }) =>
          companion.happen(to, { id: `demo-event-${++count}`, at: companion.now(), ...event }),
        ),
      );
      await companion.settled();
    },
    find: (contact) => records.findContact(contact),
    fillIn: fillingIn({ companion, records }),
    questionOf: ({ session }) => {
      const frame = session?.waiting.kind === 'question' ? session.stack.at(-1) : undefined;
      const step = frame && folder.programs.get(frame.flow)?.steps[frame.step];
      return frame && step && { flow: frame.flow, step: step.key };
    },
    passTo: async (at) => {
      const advance = at - companion.now();
      if (advance > 0) {
        await companion.moveClock({ advance });
      }
    },
  };
}

function fillingIn({ companion, records }: Pick<Opened, 'companion' | 'records'>): Stage['fillIn'] {
  return async (contact, field, value) => {
    const known = await records.findContact(contact);
    if (known) {
      const filled = (now = known) => ({ ...now, fields: { ...now.fields, [field]: value } });
      await companion.change(contact, filled);
    }
  };
}

/** People of the district bear their address in their id. */
function messageOf(contact: string, text: string) {
  const from: Address = `simulator:${contact.slice('demo-'.length)}`;
  return { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null };
}
