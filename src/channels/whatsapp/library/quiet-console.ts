const methods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

type Console = { [method in (typeof methods)[number]]: (...said: unknown[]) => void };

/** Code that prints sessions with their private keys, and texts that it could not decrypt. */
const talkers = /[\\/]node_modules[\\/](libsignal|@whiskeysockets)[\\/]/;

const quieted = new WeakSet<Console>();

/**
 * From now on drops whatever the library or its Signal implementation say on the console: they print private keys in
 * the normal course of things. To be called before they are loaded. What others say passes.
 */
export function quietConsole(target: Console = globalThis.console): void {
  if (quieted.has(target)) {
    return;
  }
  quieted.add(target);
  for (const method of methods) {
    const say = target[method].bind(target);
    target[method] = (...said) => {
      if (!talkers.test(new Error().stack ?? '')) {
        say(...said);
      }
    };
  }
}
