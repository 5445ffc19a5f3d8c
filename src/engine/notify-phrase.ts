import { type EffectOf } from '../domain/effect.ts';
import { type Said } from '../domain/said.ts';
import { type Draft, nextId } from './draft.ts';
import { say } from './say.ts';

type Notify = EffectOf<'notify'>;

/** Has the coordinators told something by a text of the product, each in their own language. */
export function notifyCoordinators(draft: Draft, key: Said['key'], values: Said['values']): void {
  draft.effects.push(noticeOf(draft, 'coordinator', { key, values }));
}

/** Has somebody told so what answers their last words: it waits for no morning. */
export function notifyAtOnce(draft: Draft, to: Notify['to'], key: Said['key'], values: Said['values']): void {
  draft.effects.push({ ...noticeOf(draft, to, { key, values }), atOnce: true });
}

function noticeOf(draft: Draft, to: Notify['to'], said: Said): Notify {
  const text = say(said, draft.contact, draft.world);
  return { kind: 'notify', id: nextId(draft), to, text, said, flow: '', step: '' };
}
