import { z } from 'zod';
import { createRemembered } from '../../domain/remembered.ts';
import { type Keep } from './account/keep.ts';

/** Which chats forget their messages, and after how many seconds: what we write there is to go with the rest. */
export interface ChatTimers {
  /** The chats (by WhatsApp's names) of one person forget after so long; 0: never. */
  note(jids: readonly string[], seconds: number): Promise<void>;
  /** After how many seconds; 0: never. */
  find(jid: string): Promise<number>;
}

const kind = 'chat';
const shape = z.object({ forgets: z.number() });

/** Timers in an account's keep. What was noted last is remembered: there is one way in. */
export function createChatTimers({
  keep,
}: {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf'>;
}): ChatTimers {
  const noted = createRemembered<number>({ most: 5000 });
  const find = async (jid: string): Promise<number> => {
    const id = keep.nameOf(jid);
    const value = (await keep.read(kind, [id])).get(id);
    return value ? shape.parse(JSON.parse(Buffer.from(value).toString('utf8'))).forgets : 0;
  };
  const noteOne = async (jid: string, seconds: number): Promise<void> => {
    if ((noted.find(jid) ?? (await find(jid))) !== seconds) {
      const value = seconds === 0 ? null : Buffer.from(JSON.stringify({ forgets: seconds }));
      await keep.write([{ kind, id: keep.nameOf(jid), value, expires: null }]);
    }
    noted.keep(jid, seconds);
  };
  return {
    find,
    note: async (jids, seconds) => {
      for (const jid of jids) {
        await noteOne(jid, seconds);
      }
    },
  };
}
