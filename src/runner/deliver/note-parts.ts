import { type Address } from '../../domain/contact/address.ts';
import { changeSend, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type OutboundMessage } from '../../domain/message.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { within } from '../../domain/time/within.ts';
import { type Line, type Path } from '../path.ts';

/** A store that is away longer than this holds up no message of which a part is out. */
const most: Millis = 1000;

/** How many parts of a message were taken at an address: at another one it begins anew. */
export function takenAt({ begun }: SendEntry, address: Address): Pick<OutboundMessage, 'partsTaken'> {
  return begun?.at === address ? { partsTaken: begun.parts } : {};
}

/** Writes down how many parts of a message the network took: whoever sends the rest after a crash leaves these out. */
export async function noteParts(
  path: Path,
  contact: string,
  about: { readonly message: string; readonly line: Line; readonly begun: NonNullable<SendEntry['begun']> },
): Promise<void> {
  const { message, line, begun } = about;
  const write = path.change(contact, (record) => ({
    record: record && changeSend(record, message, (each) => ({ ...each, begun })),
    rows: [],
  }));
  const written = write.catch(() => {
    path.log('warn', 'how far a message got could not be written down', { message });
  });
  await within(line.clock, most, written);
}
