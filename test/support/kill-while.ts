import { pause, type ProgramProcess } from './program-process.ts';

/** Kills and starts processes, at most `most` times, until the talks have ended; says how often. */
export async function killWhile(
  talks: Promise<unknown>,
  about: {
    readonly most: number;
    /** The process to kill next. */
    readonly victim: (killed: number) => ProgramProcess;
    /** Real milliseconds before each kill. */
    readonly after: (killed: number) => number;
  },
): Promise<number> {
  const state = { over: false };
  const end = (): void => {
    state.over = true;
  };
  void talks.then(end, end);
  let killed = 0;
  for (; killed < about.most && !state.over; killed++) {
    await pause(about.after(killed));
    const victim = about.victim(killed);
    await victim.kill('SIGKILL');
    await victim.start();
  }
  await talks;
  return killed;
}
