import { digest } from '../../domain/text/digest.ts';
import { type Frame, type RunState } from '../../domain/session.ts';
import { changeFrame, type Draft, getSession, topFrame } from '../draft.ts';
import { type NodeFlow } from './node-flow.ts';
import { type Program } from '../program.ts';

/** A UUID that follows from a name: version 8, so that it can be told from those in files. */
export function uuidFrom(name: string): string {
  const signs = digest(name) + digest(`${name}+`);
  const part = (from: number, to: number): string => {
    let hex = '';
    for (let place = from; place < to; place++) {
      hex += hexOf[signs.charCodeAt(place)] ?? '0';
    }
    return hex;
  };
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
}

/** A name as it is shown to flows: a UUID stays as it is. */
export const uuidOf = (name: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(name) ? name : uuidFrom(name);

/** The hexadecimal digit that a digit of a digest becomes, by its code. */
const hexOf: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  ((parseInt(String.fromCharCode(code), 36) || 0) % 16).toString(16),
);

/** The state of a node flow that has just begun. */
export function freshRun(name: string): RunState {
  return { uuid: uuidFrom(name), node: '', visits: {}, locals: {}, webhook: null, parent: null };
}

/** The state of the running node flow; throws where another kind of flow runs. */
export function getRun(draft: Draft): RunState {
  return runOf(topFrame(getSession(draft)));
}

/** The state of a frame of a node flow. */
export function runOf({ run, flow }: Frame): RunState {
  if (!run) {
    throw new Error(`${flow} is no flow of nodes`);
  }
  return run;
}

/** Changes some of the state of the running node flow. */
export function changeRun(draft: Draft, properties: Partial<RunState>): void {
  changeFrame(draft, { run: { ...getRun(draft), ...properties } });
}

/** What is known of a node flow; throws for another kind. */
export function nodesOf({ nodes, id }: Program): NodeFlow {
  if (!nodes) {
    throw new Error(`${id} is no flow of nodes`);
  }
  return nodes;
}
