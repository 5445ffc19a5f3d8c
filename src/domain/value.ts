/** What an answer, a field or an expression can hold, as it stands in JSON. Dates are `YYYY-MM-DD` text. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
