import { type ChannelName, channelOf } from '../../domain/contact/address.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Path } from '../path.ts';

type Lines = Pick<Path, 'lines'>;

/** Whether this process sends what goes to a contact; where another does, nobody here knows what it has begun. */
export function sendsHere({ lines }: Lines, contact: Contact | undefined): boolean {
  const [address] = contact?.addresses ?? [];
  return address !== undefined && (lines.get(channelOf(address))?.held() ?? false);
}

/** Whether nobody but this process sends to any of a contact's addresses. */
export function sendsAlone({ lines }: Lines, { addresses }: Contact): boolean {
  return addresses.every((each) => lines.get(channelOf(each))?.held() ?? false);
}

/** The channel over which another process sends to a contact; undefined where it is this one, or none. */
export function heldElsewhere({ lines }: Lines, { addresses }: Contact): ChannelName | undefined {
  const [address] = addresses;
  const line = address === undefined ? undefined : lines.get(channelOf(address));
  return line && !line.held() ? line.channel.name : undefined;
}
