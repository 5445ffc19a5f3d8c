import { type Environment, type Scope } from '../../../../src/engine/expressions/scope.ts';

/** How people in Yogyakarta write. */
export const environment: Environment = {
  timezone: 'Asia/Jakarta',
  dateFormat: 'DD-MM-YYYY',
  timeFormat: 'tt:mm',
  decimal: ',',
  grouping: '.',
  language: 'id',
  country: () => 'ID',
  collation: 'default',
  locations: undefined,
};

/** A scope with these roots, on Sunday 4 May 2025 at 19:30 in Jakarta. */
export const scopeOf = (roots: Scope['roots']): Scope => ({
  roots,
  environment,
  now: Date.UTC(2025, 4, 4, 12, 30, 45, 123),
  chance: () => 0.5,
});
