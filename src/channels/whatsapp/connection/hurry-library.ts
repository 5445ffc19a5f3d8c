import { type WASocket } from '@whiskeysockets/baileys';
import { type Cancel, type Clock, type Millis } from '../../../domain/time/clock.ts';
import { type Baileys } from '../live-socket.ts';

const step: Millis = 2500;

/**
 * Shortens what the library waits for. A login asks four things one after the other and needs no answer to any: each
 * that is not answered within two steps counts as never answered, while later questions have the time that a slow line
 * takes. Once open, what people said is handed over each step although the library works on something long. Answers
 * with what ends it.
 */
export function hurryLibrary(
  { ws, ev }: Pick<WASocket, 'ws' | 'ev'>,
  { DEF_TAG_PREFIX }: Pick<Baileys, 'DEF_TAG_PREFIX'>,
  clock: Clock,
): () => void {
  let cancel: Cancel = () => undefined;
  let asked: readonly (string | symbol)[] = [];
  let open = false;
  const isQuestion = (event: string | symbol): boolean => String(event).startsWith(DEF_TAG_PREFIX);
  const look = (): void => {
    if (open) {
      ev.flush();
    } else {
      asked.forEach((each) => ws.emit(each, undefined));
      asked = ws.eventNames().filter(isQuestion);
    }
    cancel = clock.at(clock.now() + step, look);
  };
  const begin = (): void => {
    cancel();
    cancel = clock.at(clock.now() + step, look);
  };
  ws.on('CB:success', begin);
  ev.on('connection.update', ({ connection }) => {
    open ||= connection === 'open';
  });
  return () => {
    cancel();
    ws.off('CB:success', begin);
  };
}
