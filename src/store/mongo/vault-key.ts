/** The name of a value in the collection `vault`; those of a kind lie together, in the order of their ids. */
export function vaultKey(account: string, kind: string, id: string): string {
  return `${account}/${kind}/${id}`;
}
