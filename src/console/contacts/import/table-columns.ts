/** The columns of a table of people, in the order in which one is given out; beside them stand `fields.<name>`. */
export const tableColumns = [
  ...(['id', 'external_id', 'name', 'role', 'language', 'timezone', 'salutation', 'village'] as const),
  ...(['companion', 'addresses', 'groups'] as const),
  ...(['opted_in_at', 'opted_in_method', 'opted_in_witness', 'opted_in_version'] as const),
] as const;

/** The name of a column with a further fact. */
export const fieldColumn = /^fields\.[a-z][a-z0-9_]{0,63}$/;

/** A number as people write it in a table; one with a leading zero is a code or a phone number. */
export const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
