import { BudgetExceeded } from './failure.ts';

const MOST_SPENT = 10_000_000;
const MOST_DEPTH = 1500;

/** What a template may still use up. */
export interface Budget {
  /** Counts bytes of text and values produced; ends the expressions when there are too many. */
  readonly spend: (amount: number) => void;
  /** Runs something one level (or more) deeper; ends the expression when it is too deep. */
  readonly descend: <Result>(levels: number, run: () => Result) => Result;
}

/** What one value inside of another costs when it is written, against one for each byte of text. */
export const ITEM_COST = 10;

/** A fresh budget, for one template. */
export function createBudget(): Budget {
  let spent = 0;
  let depth = 0;
  return {
    spend: (amount) => {
      spent += amount;
      if (spent > MOST_SPENT) {
        throw new BudgetExceeded('evaluation produces too much');
      }
    },
    descend: (levels, run) => {
      depth += levels;
      if (depth > MOST_DEPTH) {
        throw new BudgetExceeded('evaluation goes too deep');
      }
      try {
        return run();
      } finally {
        depth -= levels;
      }
    },
  };
}
