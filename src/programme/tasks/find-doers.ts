import { type Contact } from '../../domain/contact/contact.ts';
import { type OneContact, type Recipient } from '../../domain/effect.ts';
import { type FindWho } from '../find-recipients.ts';

/** Who is to do something, or to know it. */
export interface Doers {
  readonly people: readonly Contact[];
  /** True where they are the coordinators because nobody walks beside the family. */
  readonly instead: boolean;
}

/** Who is meant; of a family that nobody walks beside the coordinators, lest it be forgotten. */
export async function findDoers(recipient: Recipient | OneContact, who: FindWho): Promise<Doers> {
  const people = await who(recipient);
  return people.length > 0 || recipient !== 'companion'
    ? { people, instead: false }
    : { people: await who('coordinator'), instead: true };
}
