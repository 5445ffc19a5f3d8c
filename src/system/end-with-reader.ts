import process from 'node:process';

/** What is done for its own sake, be it that nobody reads what is said of it any more. */
const carriesOn: readonly string[] = [
  ...['start', 'worker', 'web', 'demo', 'contacts', 'import', 'invite'],
  ...['backup', 'restore', 'move-to-mongodb'],
];

/**
 * Ends a command quietly once whoever reads its answer has read enough, as `| head -1` has; work goes on to its end.
 */
export function endWithReader(command: string): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') {
        throw fault;
      }
      if (!carriesOn.includes(command)) {
        process.exit(0);
      }
    });
  }
}
