import { type Effect, type EffectOf, type SendEffect } from '../../domain/effect.ts';

/** Effects that are simply written down. */
const written = [
  'heard',
  'record',
  'session',
  'consent',
  'held',
  'delivery',
  'cancel',
  'note',
] as const satisfies readonly Effect['kind'][];

/** Effects that the runner settles by itself. */
const ours = [
  'incident',
  'keep',
  'task_state',
  'household',
  'split',
  'claim_answered',
] as const satisfies readonly Effect['kind'][];

/** An effect that is simply written down. */
export type WrittenEffect = EffectOf<(typeof written)[number]>;

/** An effect that the runner settles by itself. */
export type RunnerEffect = EffectOf<(typeof ours)[number]>;

/** An effect whose meaning only the programme knows. */
export type ProgrammeEffect = Exclude<Effect, SendEffect | WrittenEffect | RunnerEffect>;

/** Whether an effect is simply written down. */
export function isWritten(effect: Effect): effect is WrittenEffect {
  return written.some((each) => each === effect.kind);
}

/** Whether the runner settles an effect by itself. */
export function isOurs(effect: Effect): effect is RunnerEffect {
  return ours.some((each) => each === effect.kind);
}
