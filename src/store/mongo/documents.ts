/** A contact as MongoDB keeps it: what is searched as fields, the rest as JSON, whose keys may hold anything. */
export interface ContactDocument {
  readonly _id: string;
  readonly revision: number;
  /** The write that made it so; a write whose answer was lost is known by it. */
  readonly turn: string;
  /** Absent while nobody needs to look. */
  readonly attention?: number;
  readonly role: string;
  readonly companion: string | null;
  /** What it is looked up by. */
  readonly keys: readonly string[];
  /** `<instant> <event id>` each. */
  readonly seen: readonly string[];
  /** JSON of what `contact-parts.ts` says, by part. */
  readonly profile: string;
  readonly pulse: string;
  readonly session: string;
  readonly followUps: string;
  readonly pending: string;
  readonly stuck: string;
  readonly outbox: string;
  readonly rest: string;
}

/** A row as MongoDB keeps it. */
export interface RowDocument {
  /** `<kind>:<id>`. */
  readonly _id: string;
  readonly kind: string;
  readonly contact: string | null;
  readonly at: number;
  readonly version: number;
  /** Its place among those first put; the earlier one where two processes put it at once. */
  readonly seq: string;
  /** `<key>=<JSON>` for each short plain value at the top of the data. */
  readonly tags: readonly string[];
  /** The data as JSON. */
  readonly body: string;
}

/** Who is reached at an address. */
export interface AddressDocument {
  readonly _id: string;
  readonly contacts: readonly string[];
  readonly speaker: string;
  /** From before who is alone here is told of a change until it is made. */
  readonly moving?: true;
}

/** That a contact was erased. */
export interface TombstoneDocument {
  readonly _id: string;
  readonly at: number;
  /** True until nothing is left of it. */
  readonly unclean: boolean;
}

/**
 * A process that puts rows: up to which place it was asked, and has answered, that none of its rows is still to come.
 */
export interface WriterDocument {
  readonly _id: string;
  readonly asked: string;
  readonly answered: string;
}

/** A fact of the installation. */
export interface FactDocument {
  readonly _id: string;
  readonly value: string;
}

/** What the store remembers of itself, once. */
export interface MetaDocument {
  readonly _id: 'store';
  readonly schema: number;
  readonly salt: string;
  readonly madeAt: number;
}

/** Who holds something, until when; the fence counts the holders. */
export interface LeaseDocument {
  readonly _id: string;
  readonly owner: string;
  readonly until: number;
  readonly fence: number;
  /** The place of its last renewal among those of its owner; absent in one that an earlier version took. */
  readonly turn?: number;
}

/** What a channel keeps, or (`<account>` behind `fence:`) the fence of who may write there. */
export interface VaultDocument {
  /** `<account>/<kind>/<id>`. */
  readonly _id: string;
  /** Base64. */
  readonly value?: string;
  readonly expires?: number;
  readonly fence?: number;
}

/** The name of a value in the collection `vault`; those of a kind lie together, in the order of their ids. */
export function vaultKey(account: string, kind: string, id: string): string {
  return `${account}/${kind}/${id}`;
}
