import { type ErrorData, createError } from './data.ts';
import { BudgetExceeded } from './failure.ts';

/**
 * Computes something that may exceed its budget; what is too large gives what `otherwise` makes of the error. The
 * stack may end before the budget does, where values lie very deep in one another.
 */
export function withinBudget<Result>(compute: () => Result, otherwise: (error: ErrorData) => Result): Result {
  try {
    return compute();
  } catch (error) {
    if (error instanceof BudgetExceeded || error instanceof RangeError) {
      return otherwise(createError(`expression is too large: ${error.message}`));
    }
    throw error;
  }
}
