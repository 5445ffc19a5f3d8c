import { type TypedEnvironment } from './expressions/typed/typed-world.ts';
import { type Locations } from './expressions/tests/locations.ts';

/** A group of contacts; with a query its members follow from it. */
export interface Group {
  readonly uuid: string;
  readonly name: string;
  readonly query: string | null;
}

/** A declared field of contacts; its type decides what expressions make of the text. */
export interface ContactField {
  readonly key: string;
  readonly name: string;
  readonly type: 'text' | 'number' | 'datetime' | 'state' | 'district' | 'ward';
}

/** Where messages of imported flows would go out. */
export interface WorkspaceChannel {
  readonly uuid: string;
  readonly name: string;
  readonly address: string;
  readonly schemes: readonly string[];
  readonly roles: readonly string[];
  readonly country: string;
}

/** Something that is only named. */
export interface NamedThing {
  readonly uuid: string;
  readonly name: string;
}

/** What imported flows find beside themselves: the parts of an export that are no flows, and its environment. */
export interface Workspace {
  readonly environment: TypedEnvironment;
  readonly redactUrns: boolean;
  readonly fields: readonly ContactField[];
  readonly groups: readonly Group[];
  readonly channels: readonly WorkspaceChannel[];
  readonly labels: readonly NamedThing[];
  readonly topics: readonly NamedThing[];
  readonly users: readonly NamedThing[];
  readonly globals: readonly { readonly key: string; readonly name: string; readonly value: string }[];
  readonly resthooks: readonly { readonly slug: string; readonly subscribers: readonly string[] }[];
  /** The numbers that the system of the flows gave its contacts, by our id. */
  readonly numbers: { readonly [contact: string]: string };
  /** Countries with their states, districts and wards, for fields and tests of places. */
  readonly locations: Locations;
}

/** What there is before anything was imported: Indonesia, and nothing declared. */
export const emptyWorkspace: Workspace = {
  environment: {
    timezone: 'Asia/Jakarta',
    date_format: 'DD-MM-YYYY',
    time_format: 'tt:mm',
    allowed_languages: ['ind'],
    default_country: 'ID',
    number_format: { decimal_symbol: '.', digit_grouping_symbol: ',' },
  },
  redactUrns: false,
  fields: [],
  groups: [],
  channels: [],
  labels: [],
  topics: [],
  users: [],
  globals: [],
  resthooks: [],
  numbers: {},
  locations: [],
};
