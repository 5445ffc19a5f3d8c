import { type Typed } from '../../../src/engine/expressions/typed/typed.ts';

/** A contact as the cases describe it. */
export interface CaseContact {
  readonly uuid: string;
  readonly name: string;
  readonly language?: string;
  readonly urns: readonly string[];
  readonly groups: readonly { readonly uuid: string; readonly name: string }[];
  readonly fields: {
    readonly [key: string]: {
      readonly text: string;
      readonly number?: number;
      readonly datetime?: string;
      readonly state?: string;
    };
  };
}

/** What the contact sent, or that nothing came in time. */
export interface CaseInput {
  readonly msg?: { readonly text: string; readonly attachments?: readonly string[] };
  readonly timeout?: boolean;
}

/** The one group with a query that the cases have: who is 18 or older. */
const ADULTS = { uuid: '19499f8e-6220-4807-aa68-7b0149ac2b10', name: 'Adults', age: 18 };

/** As much of what an expression sees as the routers of the cases ask for. */
export function createContext(contact: CaseContact, { msg }: CaseInput): { readonly [name: string]: Typed } {
  const { name } = contact;
  const { text = '', attachments = [] } = msg ?? {};
  const fields = Object.fromEntries(
    Object.entries(contact.fields).map(([key, field]) => [key, fieldValue(field)] as const),
  );
  const { age, ...adults } = ADULTS;
  const groups = [...contact.groups, ...((contact.fields['age']?.number ?? 0) >= age ? [adults] : [])];
  const urls = attachments.map((each) => each.slice(each.indexOf(':') + 1));
  return {
    contact: { __default__: name, name, first_name: name.split(' ')[0] ?? '', groups, fields },
    fields,
    results: {},
    input: {
      __default__: [text, ...urls].filter((each) => each !== '').join('\n'),
      text,
      attachments,
      urn: (contact.urns[0] ?? '').split('?', 1)[0] ?? '',
    },
  };
}

function fieldValue({ text, number, datetime, state }: CaseContact['fields'][string]): Typed {
  if (number !== undefined) {
    return { $number: String(number) };
  }
  return datetime === undefined ? (state ?? text) : { $datetime: datetime, tz: '' };
}
