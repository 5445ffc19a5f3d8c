/** A fault that lasts is told this often, in milliseconds. */
const pause = 60_000;

/** Passes the faults of a connection on, each message once a minute: one that is down fails many times a second. */
export function reportFaults(onError: (error: unknown) => void, now: () => number): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    const last = told.get(message);
    if (last === undefined || now() - last >= pause) {
      told.clear();
      told.set(message, now());
      onError(error);
    }
  };
}
