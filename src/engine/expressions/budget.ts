import { BudgetExceeded } from './failure.ts';

const MOST_SPENT = 10_000_000;
const MOST_DEPTH = 1500;

/** What a template may still use up. */
export interface Budget {
  /** Counts bytes of text and values produced; ends the expressions when there are too many. */
  readonly spend: (amount: number) => void;
  /** Goes one level (or more) deeper, until `ascend`; ends the expression when it is too deep. */
  readonly descend: (levels: number) => void;
  readonly ascend: (levels: number) => void;
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
    descend: (levels) => {
      if (depth + levels > MOST_DEPTH) {
        throw new BudgetExceeded('evaluation goes too deep');
      }
      depth += levels;
    },
    ascend: (levels) => {
      depth -= levels;
    },
  };
}
