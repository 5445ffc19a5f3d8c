/** The logger of parts that have nothing to tell. */
export interface SilentLogger {
  level: string;
  child(): SilentLogger;
  trace(): void;
  debug(): void;
  info(): void;
  warn(): void;
  error(): void;
}

const quiet = () => {
  // nothing to tell
};

/** A logger, as Baileys wants one, that keeps everything to itself. */
export const silentLogger: SilentLogger = {
  level: 'silent',
  child: () => silentLogger,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
};
