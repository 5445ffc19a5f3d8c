import { type Builtin, type Builtins } from '../builtin.ts';
import { dateTests } from './date-tests.ts';
import { locationTests } from './location-tests.ts';
import { numberTests } from './number-tests.ts';
import { otherTests } from './other-tests.ts';
import { textTests } from './text-tests.ts';

/** The tests that a router may use; expressions may call them like functions. */
export const routerTests: Builtins = {
  ...textTests,
  ...numberTests,
  ...dateTests,
  ...locationTests,
  ...otherTests,
};

/** A router test by its name in small letters, or undefined. */
export const findRouterTest = (name: string): Builtin | undefined =>
  Object.hasOwn(routerTests, name) ? routerTests[name] : undefined;
