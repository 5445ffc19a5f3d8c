/** The top-level names that an expression may begin with; `@anything.else` in a text stays as it is. */
export const roots: readonly string[] = [
  'contact',
  'fields',
  'results',
  'child',
  'parent',
  'input',
  'trigger',
  'task',
];
