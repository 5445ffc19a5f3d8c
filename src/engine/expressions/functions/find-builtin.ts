import { type Arity, type Builtin, type Builtins } from '../builtin.ts';
import { routerTests } from '../tests/router-tests.ts';
import { arrayFunctions } from './array-functions.ts';
import { contactFunctions } from './contact-functions.ts';
import { dateFunctions } from './date-functions.ts';
import { formatFunctions } from './format-functions.ts';
import { logicFunctions } from './logic-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { objectFunctions } from './object-functions.ts';
import { textFunctions } from './text-functions.ts';
import { wordFunctions } from './word-functions.ts';

const builtins: Builtins = {
  ...textFunctions,
  ...wordFunctions,
  ...numberFunctions,
  ...logicFunctions,
  ...arrayFunctions,
  ...objectFunctions,
  ...dateFunctions,
  ...formatFunctions,
  ...contactFunctions,
  ...routerTests,
};

/** A function of the language by its name in small letters, or undefined. */
export const findBuiltin = (name: string): Builtin | undefined =>
  Object.hasOwn(builtins, name) ? builtins[name] : undefined;

/** How many arguments each function of the language takes, by its name in small letters. */
export const functionArities: { readonly [name: string]: Arity } = builtins;
