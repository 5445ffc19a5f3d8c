/** The top-level names that an expression may begin with; `@anything.else` in a text stays as it is. */
export const roots: readonly string[] = [
  'contact',
  'fields',
  'results',
  'child',
  'parent',
  'input',
  'unclear',
  'trigger',
  'task',
];

/** What a contact, a task that is being reported and the like have, by root; a root that is not here has anything. */
export const propertiesOf: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'contact',
    [
      ...['id', 'name', 'first_name', 'language', 'timezone', 'role', 'salutation', 'address_name'],
      ...['village', 'subdistrict', 'district', 'companion', 'groups', 'fields', 'opted_in', 'consents'],
      ...['away_until', 'joined_on', 'created_on', 'last_seen_on'],
    ],
  ],
  ['child', ['flow', 'status', 'results', 'run']],
  ['parent', ['flow', 'results']],
  ['task', ['title', 'why', 'name', 'village', 'due']],
  ['trigger', ['params']],
  ['input', []],
  ['unclear', []],
]);
