import { AsyncLocalStorage } from 'node:async_hooks';
import { type Agent, type ClientRequest, type IncomingMessage } from 'node:http';

/** Who is told of a call what Telegraf keeps to itself. */
export interface Watching {
  /** The last byte of it was handed to the network. */
  readonly onWhole: () => void;
  /** What its fault is, given the status of the answer; null where no answer began. */
  readonly readFault: (fault: unknown, status: number | null) => unknown;
}

/** Watches calls on their way through an agent. */
export interface WatchedCalls {
  /** The same agent, whose calls are watched from now on. */
  watch<A extends Agent>(agent: A): A;
  call<T>(watching: Watching, make: () => Promise<T>): Promise<T>;
}

interface Call {
  readonly onWhole: () => void;
  status: number | null;
}

/** What every request passes; Node's types leave it out. */
interface Gate {
  addRequest: (request: ClientRequest, ...rest: readonly unknown[]) => unknown;
}

/** Watches no agent yet. */
export function createWatchedCalls(): WatchedCalls {
  const calls = new AsyncLocalStorage<Call>();
  return {
    watch: (agent) => {
      const gate = agent as unknown as Gate;
      const addRequest = gate.addRequest.bind(agent);
      gate.addRequest = (request, ...rest) => {
        follow(request, calls.getStore());
        return addRequest(request, ...rest);
      };
      return agent;
    },
    call: async ({ onWhole, readFault }, make) => {
      const call: Call = { onWhole, status: null };
      try {
        return await calls.run(call, make);
      } catch (fault) {
        throw readFault(fault, call.status);
      }
    },
  };
}

function follow(request: ClientRequest, call: Call | undefined): void {
  request.once('response', (answer: IncomingMessage) => {
    if (call) {
      call.status = answer.statusCode ?? null;
    }
  });
  request.once('finish', () => {
    // Node says so, too, of what it threw away.
    if (!request.destroyed) {
      call?.onWhole();
    }
  });
}
