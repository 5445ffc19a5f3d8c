/** A fault that lasts is told this often, in milliseconds. */
const pause = 60_000;

/** Passes the faults of a connection on, each message once a minute: one that is down fails many times a second. */
export function reportFaults(onError: (error: unknown) => void, now: () => number): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    const moment = now();
    told.forEach((last, each) => {
      if (moment - last >= pause) {
        told.delete(each);
      }
    });
    if (!told.has(message)) {
      told.set(message, moment);
      onError(error);
    }
  };
}
