import { type AskStep, type Program, type Step } from '../../engine/program.ts';

/** A program and what of it the engine has come to so far. */
export interface WatchedProgram {
  readonly program: Program;
  /** Indexes of steps. */
  readonly steps: ReadonlySet<number>;
  /** Ways on from steps, by `wayOf`. */
  readonly ways: ReadonlySet<string>;
}

/** The name of a way on: the step's index and where in the step it is written. */
export function wayOf(index: number, path: readonly (string | number)[]): string {
  return [index, ...path].join('.');
}

/**
 * The same program, watched: the engine looks a step up by its index when it comes to it, and reads where a way leads
 * only when it goes there.
 */
export function watchProgram(program: Program): WatchedProgram {
  const seen = new Set<number>();
  const ways = new Set<string>();
  const watched = program.steps.map((step, index) =>
    watchWays(step, (path) => {
      ways.add(wayOf(index, path));
    }),
  );
  const steps: readonly Step[] = new Proxy(watched, {
    get: (all, key) => {
      if (typeof key === 'string' && /^\d+$/u.test(key)) {
        seen.add(Number(key));
      }
      const value: unknown = Reflect.get(all, key);
      return typeof value === 'function' ? (value.bind(all) as unknown) : value;
    },
  });
  return { program: { ...program, steps }, steps: seen, ways };
}

function watchWays(step: Step, note: (path: readonly (string | number)[]) => void): Step {
  if (step.verb === 'if') {
    const branches = step.branches.map((each, at) =>
      watch(each, 'target', () => {
        note(['if', at]);
      }),
    );
    return watch({ ...step, branches }, 'next', () => {
      note(['next']);
    });
  }
  if (step.verb !== 'ask') {
    return step;
  }
  return {
    ...step,
    choices: step.choices.map((each, at) =>
      watch(each, 'target', () => {
        note(['choices', at]);
      }),
    ),
    reminders: step.reminders.map((each, at) =>
      watch(each, 'say', () => {
        note(['remind', at]);
      }),
    ),
    timeout: watch(step.timeout, 'target', () => {
      note(['timeout']);
    }),
    invalid: watchInvalid(step.invalid, note),
  };
}

function watchInvalid(
  invalid: AskStep['invalid'],
  note: (path: readonly (string | number)[]) => void,
): AskStep['invalid'] {
  const saying = watch(invalid, 'say', () => {
    note(['invalid', 'say']);
  });
  return Object.defineProperty(saying, 'target', {
    enumerable: true,
    get: () => {
      note(['invalid']);
      return invalid.target;
    },
  });
}

/** The same, with a word when one of its properties is read. */
function watch<Watched extends object>(watched: Watched, key: keyof Watched, note: () => void): Watched {
  return Object.defineProperty({ ...watched }, key, {
    enumerable: true,
    get: () => {
      note();
      return watched[key];
    },
  });
}
