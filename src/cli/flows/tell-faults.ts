/** Prints faults on stdout, hints and the counts on stderr; answers 1 only when there are errors. */
export function tellFaults(found: {
  /** A line for each error and warning. */
  readonly faults: readonly string[];
  readonly hints: readonly string[];
  readonly errors: number;
}): number {
  const { faults, hints, errors } = found;
  process.stdout.write(faults.map((line) => `${line}\n`).join(''));
  const more = hints.length === 0 ? '' : `, ${hints.length} hint(s)`;
  const counts = `${errors} error(s), ${faults.length - errors} warning(s)${more}`;
  process.stderr.write([...hints, counts].map((line) => `${line}\n`).join(''));
  return errors > 0 ? 1 : 0;
}
