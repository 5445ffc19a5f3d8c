/** Where a server is, for messages: without the password and the options that its address may hold. */
export function placeOf(uri: string): string {
  return uri.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/s, '');
}
