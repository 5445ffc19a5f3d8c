import { type WASocket } from '@whiskeysockets/baileys';

/**
 * Closes a socket and tells those who wait for an answer over it; the library forgets them, and each would wait on for
 * its whole time and then go on as if it had been told nothing.
 */
export function endSocket({ ws, end }: Pick<WASocket, 'ws' | 'end'>): Promise<void> {
  const waiting = ws.listeners('close');
  const ended = end(undefined);
  for (const tellClosed of waiting) {
    Reflect.apply(tellClosed, ws, []);
  }
  return ended;
}
