/** A real server for tests. One that the environment names can neither be stopped nor paused. */
export interface ServerUnderTest {
  /** Where it listens; stays the same over restarts. */
  readonly uri: string;
  /** Ends it, and for a server of our own removes its data. */
  stop(): Promise<void>;
  /** Ends it at once, its data stay for `restart`. */
  kill(): Promise<void>;
  /** Starts it again on its data; stops it in order first if it runs. */
  restart(): Promise<void>;
  /** Nothing is answered until `resume`, while connections stay open. */
  pause(): void;
  resume(): void;
}

const refuse = (): never => {
  throw new Error('This server is not ours to stop; unset its variable so that the test starts its own.');
};

/** A server that the environment names. */
export function givenServer(uri: string): ServerUnderTest {
  const stop = (): Promise<void> => Promise.resolve();
  return { uri, stop, kill: refuse, restart: refuse, pause: refuse, resume: refuse };
}
