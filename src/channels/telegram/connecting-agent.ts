import { Agent } from 'node:https';
import { type Millis } from '../../domain/time/clock.ts';

/**
 * Connections to Telegram that are kept open between calls. One that is not made within `limit` fails with
 * ETIMEDOUT, which tells "nothing was sent" from "no answer came".
 */
export function createConnectingAgent({ limit }: { readonly limit: Millis }): Agent {
  const agent = new Agent({ keepAlive: true, keepAliveMsecs: 10_000 });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    const timer = setTimeout(() => {
      socket?.destroy(Object.assign(new Error('No connection was made in time.'), { code: 'ETIMEDOUT' }));
    }, limit);
    const settle = () => {
      clearTimeout(timer);
    };
    socket?.once('secureConnect', settle).once('close', settle);
    return socket;
  };
  return agent;
}
