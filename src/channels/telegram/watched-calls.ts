import { AsyncLocalStorage } from 'node:async_hooks';
import { type Agent, type ClientRequest, type IncomingMessage } from 'node:http';

/** Who is told of a call what Telegraf keeps to itself. */
export interface Watching {
  /** The last byte of it was handed to the network. */
  readonly onWhole: () => void;
  /** What its fault is, given how far it came. */
  readonly readFault: (fault: unknown, progress: Progress) => unknown;
}

/** How far a call came. */
export interface Progress {
  /** Whether its last byte was handed to the network. */
  readonly whole: boolean;
  /** The status of the answer; null where no answer began. */
  readonly status: number | null;
}

/** Watches calls on their way through an agent. */
export interface WatchedCalls {
  /** The same agent, whose calls are watched from now on. */
  watch<A extends Agent>(agent: A): A;
  call<T>(watching: Watching, make: () => Promise<T>): Promise<T>;
}

interface Call {
  readonly onWhole: () => void;
  whole: boolean;
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
      const call: Call = { onWhole, whole: false, status: null };
      try {
        return await calls.run(call, make);
      } catch (fault) {
        throw readFault(fault, call);
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
    if (call && !request.destroyed) {
      call.whole = true;
      call.onWhole();
    }
  });
}
