import { type Address } from '../../domain/contact/address.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { digest } from '../../domain/text/digest.ts';
import { type Row, type RowKind } from '../../domain/row.ts';
import { type Store } from '../../store/store.ts';
import { type Card } from './card.ts';
import { claim, type Claim, conclude, type Outcome } from './claims.ts';
import { type ContactQuery, listContacts } from './list-contacts.ts';
import { type ConversationQuery, readConversation } from './read-conversation.ts';
import { contactsAt, findContact } from './find-contact.ts';
import { lastChoices } from './last-choices.ts';
import { createRoster } from './roster.ts';

/** Which rows of a kind are wanted, in the order they were first put, or against it. */
export interface RecordQuery {
  readonly kind: RowKind;
  readonly contact: string | null;
  /** The id after which the list goes on; null or unknown starts it. */
  readonly after: string | null;
  readonly limit: number;
  /** Without it the oldest come first. */
  readonly order?: 'oldest' | 'newest';
  /** Somebody goes on behind the last of these and must miss none. */
  readonly following?: boolean;
  /** Equality on keys of a row's data. */
  readonly where: { readonly [key: string]: string };
  /** Rows of this moment and later, and of earlier than the other. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** What is remembered, as pages and reports read it. Nothing but cards and the names of requests is kept here. */
export interface Records {
  rows(query: RecordQuery): Promise<readonly Row[]>;
  findRow(kind: RowKind, id: string): Promise<Row | undefined>;
  /** What was said at an address, as the person there saw it. */
  conversation(address: Address, query: ConversationQuery): Promise<readonly Row[]>;
  /** The labels of the buttons that somebody at an address was last shown. */
  lastChoices(address: Address): Promise<readonly string[]>;
  contacts(query: ContactQuery): Promise<readonly Contact[]>;
  /** Everybody living by name, as lists and counts need them; quick from the second time on. */
  cards(): Promise<readonly Card[]>;
  findContact(id: string): Promise<Contact | undefined>;
  contactsAt(address: Address): Promise<readonly Contact[]>;
  /** Whether somebody of this id was erased, by whichever process. */
  wasErased(id: string): Promise<boolean>;
  /** An id of this installation for what a cause makes; the same cause gives the same id. */
  idFor(cause: string): string;
  /** Keeps what a name was first used for, durably; and how that stood before. */
  claim(name: string, use: string): Promise<Claim>;
  /** Keeps what became of what was claimed. */
  conclude(name: string, use: string, outcome: Outcome): Promise<void>;
}

/**
 * Reads the store for pages and reports.
 *
 * @example const late = await createRecords({ store }).rows({ kind: 'tasks', contact: null, after: null, limit: 50, where: {} });
 */
export function createRecords({ store }: { readonly store: Store }): Records {
  const roster = createRoster(store);
  return {
    rows: ({ kind, contact, after, limit, where, from, to, order = 'oldest', following = false }) =>
      store.rows({
        kind,
        limit,
        where,
        order,
        following: following && order === 'oldest',
        ...(contact === null ? {} : { contact }),
        ...(after === null ? {} : { after }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }),
    findRow: (kind, id) => store.findRow(kind, id),
    conversation: (address, query) => readConversation(store, address, query),
    lastChoices: (address) => lastChoices(store, address),
    contacts: (query) => listContacts(store, query),
    cards: roster.read,
    findContact: (id) => findContact(store, id),
    contactsAt: (address) => contactsAt(store, address),
    wasErased: async (id) => (await store.tombstones()).some(({ contact }) => contact === id),
    idFor: (cause) => digest(`${store.salt}\n${cause}`),
    claim: (name, use) => claim(store, name, use),
    conclude: (name, use, outcome) => conclude(store, name, use, outcome),
  };
}
