import { type Program, type Step } from '../../src/engine/program.ts';

/** The same program, with a list of the steps that the engine takes: it looks each of them up by its index. */
export function watchSteps(program: Program): {
  readonly program: Program;
  readonly seen: ReadonlySet<number>;
} {
  const seen = new Set<number>();
  const steps: readonly Step[] = new Proxy(program.steps, {
    get: (all, key) => {
      if (typeof key === 'string' && /^\d+$/u.test(key)) {
        seen.add(Number(key));
      }
      const value: unknown = Reflect.get(all, key);
      return typeof value === 'function' ? (value.bind(all) as unknown) : value;
    },
  });
  return { program: { ...program, steps }, seen };
}
