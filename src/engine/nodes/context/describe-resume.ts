import { type Draft } from '../../draft.ts';
import { type Typed } from '../../expressions/typed/typed.ts';

const DUE: { readonly [kind: string]: string } = { timeout: 'wait_timeout', expire: 'wait_expiration' };

/** What made the flow go on; null where it has only begun. */
export function describeResume({ event }: Draft): Typed {
  const type =
    event.kind === 'message'
      ? 'msg'
      : event.kind === 'due'
        ? DUE[event.followUp.kind]
        : event.kind === 'answer'
          ? ''
          : undefined;
  return type === undefined ? null : { dial: null, type };
}
