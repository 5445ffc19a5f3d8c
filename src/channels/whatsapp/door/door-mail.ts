import { z } from 'zod';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Keep } from '../account/keep.ts';
import { type PairingFault, pairingFaults } from '../linking/pairing-error.ts';
import { type Seal } from '../account/seal.ts';
import { type Facts } from '../connection/versions.ts';

const spent = z.object({ used: z.number(), limit: z.number() });

const seen = z.object({
  state: z.enum(['off', 'starting', 'on', 'waiting', 'failed']),
  words: z.string(),
  since: z.number(),
  qr: z.string().nullable(),
  code: z.string().nullable(),
  account: z.string().nullable(),
  until: z.number().nullable(),
  budget: z.object({
    unasked: spent,
    newContacts: spent,
    warmUpDay: z.number().nullable(),
    restrictedUntil: z.number().nullable(),
  }),
});

/** What the process that holds the account shows of it to the others. */
export type Seen = z.infer<typeof seen>;

const ask = z.object({ id: z.string(), at: z.number(), phone: z.string().nullable() });

/** What another process wants of the holder: a QR (no phone), or a code for a phone. */
export type Ask = z.infer<typeof ask>;

const reply = z.union([z.object({ fault: z.enum(pairingFaults) }), seen]);

/** What came of it. */
export type Reply = Seen | { readonly fault: PairingFault };

/**
 * What processes tell each other about the link, sealed, through the store that they share: the holder's words lie in
 * the vault, where only the holder may write, and for a minute, since a QR is a key to the account while it lives.
 */
export interface DoorMail {
  show(view: Seen): Promise<void>;
  /** Nothing is shown any more. */
  hide(): Promise<void>;
  findView(): Promise<Seen | undefined>;
  /** A later one takes the place of an earlier one. */
  ask(wanted: Ask): Promise<void>;
  findAsk(): Promise<Ask | undefined>;
  reply(id: string, answer: Reply): Promise<void>;
  findReply(id: string): Promise<Reply | undefined>;
}

const lasts: Millis = 60_000;
const kind = 'door';
const fact = 'whatsapp_ask';

/** What the mail goes by. */
export interface MailParts {
  readonly keep: Pick<Keep, 'read' | 'write'>;
  readonly seal: Seal;
  readonly facts: Facts;
  readonly now: () => Instant;
}

/** Mail between the processes of one installation. */
export function createDoorMail(parts: MailParts): DoorMail {
  const { keep, facts, now } = parts;
  const put = (id: string, value: Reply | null): Promise<void> =>
    keep.write([{ kind, id, value: value && Buffer.from(JSON.stringify(value)), expires: now() + lasts }]);
  const find = async <T>(id: string, shape: z.ZodType<T>): Promise<T | undefined> => {
    const found = (await keep.read(kind, [id])).get(id);
    return found && shape.parse(JSON.parse(Buffer.from(found).toString('utf8')));
  };
  return {
    show: (view) => put('view', view),
    hide: () => put('view', null),
    findView: () => find('view', seen),
    ...createAsking(parts),
    reply: async (id, answer) => {
      await put(id, answer);
      await facts.putFact(fact, '');
    },
    findReply: (id) => find(id, reply),
  };
}

/** The vault takes writes of the holder only, so what others want lies beside it, sealed likewise. */
function createAsking({ seal, facts }: MailParts): Pick<DoorMail, 'ask' | 'findAsk'> {
  const place = { account: '', kind, id: fact };
  return {
    ask: (wanted) => {
      const sealed = seal.close(place, Buffer.from(JSON.stringify(wanted)));
      return facts.putFact(fact, Buffer.from(sealed).toString('base64'));
    },
    findAsk: async () => {
      const sealed = Buffer.from((await facts.getFact(fact)) ?? '', 'base64');
      return sealed.length === 0
        ? undefined
        : ask.parse(JSON.parse(Buffer.from(seal.open(place, sealed)).toString('utf8')));
    },
  };
}
