/** Thrown inside the evaluation by what cannot be computed; it always ends up as an error value. */
export class Failure extends Error {
  readonly reason = 'failed';

  constructor(message: string) {
    // Nobody reads its stack, and to gather one costs more than the rest of an expression.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Thrown when an expression has used up what it may; it ends the whole expression, nothing can catch it. */
export class BudgetExceeded extends Error {
  readonly reason = 'budget';
}
