import process from 'node:process';

/** Prints the totals once more as a plain line, which every hosting site can read. */
export default class TotalsReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests } = results;
    const broken = results.numRuntimeErrorTestSuites;
    process.stdout.write(
      `${numPassedTests} passed, ${numFailedTests + broken} failed, ${numPendingTests} skipped\n`,
    );
  }
}
