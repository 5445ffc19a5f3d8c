/** Whom an announcement is for, as a form asks: each narrows the others, an empty one does not. */
export interface WhomFields {
  /** `all` where it is for every role. */
  readonly role: string;
  readonly village: string;
  readonly group: string;
  /** A query that somebody wrote, for those who know how. */
  readonly query: string;
}

/** What a form can choose as a role. */
export const whomRoles = ['beneficiary', 'volunteer', 'coordinator', 'all'] as const;

const everybody = 'role = beneficiary OR role = volunteer OR role = coordinator';
const nothing: WhomFields = { role: '', village: '', group: '', query: '' };
const written =
  /^(?:role = (?<role>[a-z]+)(?: AND |$))?(?:village = "(?<village>(?:[^"\\]|\\.)*)"(?: AND |$))?(?:group = "(?<group>(?:[^"\\]|\\.)*)"(?: AND |$))?(?:\((?<query>.*)\))?$/su;

/** The query for what was chosen; null: nothing was. */
export function writeWhom({ role, village, group, query }: WhomFields): string | null {
  const parts = [
    ...(role === '' || role === 'all' ? [] : [`role = ${role}`]),
    ...(village === '' ? [] : [`village = ${quoted(village)}`]),
    ...(group === '' ? [] : [`group = ${quoted(group)}`]),
  ];
  if (query !== '') {
    return parts.length === 0 ? query : [...parts, `(${query})`].join(' AND ');
  }
  return parts.length > 0 ? parts.join(' AND ') : role === 'all' ? everybody : null;
}

/** What was chosen for a query; one that no choice makes is one that somebody wrote. */
export function readWhom(query: string | null): WhomFields {
  if (query === null) {
    return nothing;
  }
  if (query === everybody) {
    return { ...nothing, role: 'all' };
  }
  const { role, village = '', group = '', query: more = '' } = written.exec(query)?.groups ?? {};
  const read = { role: role ?? 'all', village: unquoted(village), group: unquoted(group), query: more };
  return writeWhom(read) === query ? read : { ...nothing, query };
}

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/gu, '\\$&')}"`;
}

function unquoted(value: string): string {
  return value.replaceAll(/\\(.)/gsu, '$1');
}
