/** Says something to the operator. `about` never holds personal data, a token or an address. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  what: string,
  about?: { readonly [key: string]: string | number },
) => void;
