/** The library, what it stands on, and our own key store that it calls. */
const theirs = /[\\/](node_modules[\\/](@whiskeysockets|libsignal|ws)|channels[\\/]whatsapp)[\\/]/;

/**
 * Whether something thrown that nobody caught comes from the library, which leaves promises of its own unwatched: an
 * unanswered query of one account must not end a process that serves others too.
 */
export function isLibraryFault(fault: unknown): boolean {
  return fault instanceof Error && ('isBoom' in fault || theirs.test(fault.stack ?? ''));
}
