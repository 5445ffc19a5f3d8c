import { type Value } from '../../domain/value.ts';
import { type Draft } from '../draft.ts';

/** Notes that something happened; properties that are undefined are left out. */
export function note(
  draft: Draft,
  type: string,
  properties: { readonly [name: string]: Value | undefined },
): void {
  const known: Record<string, Value> & { type: string } = { type };
  for (const name of Object.keys(properties)) {
    const value = properties[name];
    if (value !== undefined) {
      known[name] = value;
    }
  }
  draft.notes.push(known);
}

/** Notes that something went wrong; the flow goes on. */
export function noteError(
  draft: Draft,
  text: string,
  about: { readonly code?: string; readonly extra?: Value } = {},
): void {
  note(draft, 'error', { text, ...about });
}

/** Notes that a flow names something that is not there. */
export function noteMissing(draft: Draft, type: string, identity: string, shown: string): void {
  noteError(draft, `Missing dependency: ${type}[${shown}]`, {
    code: 'dependency:missing',
    extra: { identity, type },
  });
}
