import { isTimezone } from './domain/time/calendar.ts';
import * as z from 'zod';

/** How this installation is set up, from its environment. */
export interface Config {
  /** MongoDB and Redis; null for the embedded store and queue. */
  readonly shared: { readonly mongo: string; readonly redis: string } | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly flowsDir: string;
  readonly localesDir: string;
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string | null;
    readonly webhook: { readonly url: string; readonly secret: string } | null;
  } | null;
  readonly whatsapp: {
    /** A server of one's own, in tests; null for WhatsApp's. */
    readonly socketUrl: string | null;
    /** What no key opens any more may be forgotten, and the number linked anew. */
    readonly anew: boolean;
  } | null;
  /** 32 bytes that seal what WhatsApp keeps; null: one is made and lies in `dataDir`. */
  readonly secretKey: Uint8Array | null;
  readonly simulator: boolean;
  /** Whether the clock may be moved although a real channel is on. */
  readonly virtualClock: boolean;
  readonly quietHours: boolean;
  /** Hosts that flows may call although they are not public, each with a port or without. */
  readonly webhookHosts: readonly string[];
  readonly timezone: string;
  readonly language: string;
  readonly adminToken: string | null;
  readonly logLevel: string;
}

/** Faults of the environment, all of them at once; the message is what the operator reads. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const text = z.string().trim();
const onOff = z.enum(['on', 'off'], 'must be on or off');
/** An address of one server, such as what it shows; several in one are MongoDB's alone. */
const address = (start: RegExp, what: string) =>
  text.refine((given) => start.test(given) && !/\s/.test(given) && URL.canParse(given), what);
const link = (what: string) => address(/^https?:\/\/./, `must be a web address such as ${what}`);

/** Everybody knows it. */
const ofExample = 'is the one of .env.example; choose your own';

const wholePort = 'must be a whole number between 0 and 65535';

const environment = z.object({
  MONGODB_URI: text
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must be an address such as mongodb://127.0.0.1:27017/semangat')
    .optional(),
  REDIS_URL: address(/^rediss?:\/\/./, 'must be an address such as redis://127.0.0.1:6379').optional(),
  DATA_DIR: text.default('./data'),
  PORT: text
    .regex(/^\d{1,5}$/, wholePort)
    .transform(Number)
    .refine((port) => port <= 65535, wholePort)
    .default(3000),
  HOST: text.default('127.0.0.1'),
  FLOWS_DIR: text.default('./flows'),
  LOCALES_DIR: text.default('./locales'),
  TELEGRAM_BOT_TOKEN: text
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC-DEF, as @BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: link('http://127.0.0.1:8081').optional(),
  TELEGRAM_WEBHOOK_URL: link('https://example.org/telegram/webhook').optional(),
  TELEGRAM_WEBHOOK_SECRET: text
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .refine((secret) => secret !== 'at-least-16-letters-or-digits', ofExample)
    .optional(),
  WHATSAPP: z
    .enum(
      ['on', 'off', 'anew'],
      'must be on or off (or anew, once, where the key of a linked number is lost)',
    )
    .default('off'),
  WHATSAPP_SOCKET_URL: address(
    /^wss?:\/\/./,
    'must be an address such as ws://127.0.0.1:4000/ws/chat',
  ).optional(),
  SECRET_KEY: text
    .refine((key) => /^[\w+/-]+={0,2}$/.test(key) && Buffer.from(key, 'base64').length === 32, {
      message: 'must be 32 bytes in base64; make one with: openssl rand -base64 32',
    })
    .optional(),
  SIMULATOR: onOff.optional(),
  CLOCK: z.enum(['virtual', 'real'], 'must be virtual or left out').default('real'),
  QUIET_HOURS: onOff.default('on'),
  WEBHOOK_HOSTS: text
    .toLowerCase()
    .regex(/^[\w.:[\],\s-]+$/, 'must be hosts such as sheets.internal,10.0.0.5:8080')
    .transform((hosts) => hosts.split(',').map((host) => host.trim()))
    .default([]),
  TIMEZONE: text.refine(isTimezone, 'must be a time zone such as Asia/Jakarta').default('Asia/Jakarta'),
  DEFAULT_LANGUAGE: text.regex(/^[a-z]{2,3}$/, 'must be a language code such as id').default('id'),
  // What stands in a header: with anything else the page would open, and no command or program could be let in.
  ADMIN_TOKEN: text
    .min(16, 'must have 16 characters or more')
    .regex(/^[\x21-\x7e]*$/, 'must be of plain letters, digits and signs, without spaces')
    .refine((token) => token !== '16-characters-or-more', ofExample)
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

type Environment = z.infer<typeof environment>;

/**
 * Reads the configuration; throws ConfigError that lists every fault with what to do. `isFolder` looks whether the flow
 * files are there, for what cannot run without them.
 */
export function readConfig(
  variables: NodeJS.ProcessEnv,
  isFolder: (path: string) => boolean = () => true,
): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim() !== ''));
  const parsed = environment.safeParse(given);
  const faults = [
    ...(parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []),
    ...crossFaults(given),
    ...folderFaults(given['FLOWS_DIR']?.trim() ?? './flows', isFolder),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(faults);
  }
  return toConfig(parsed.data);
}

/** Told with the others, so that nobody mends them first and learns of it at the next start. */
function folderFaults(flows: string, isFolder: (path: string) => boolean): string[] {
  return isFolder(flows)
    ? []
    : [`FLOWS_DIR: there is no such folder as ${flows}; set it to the folder of the flow files`];
}

/** Faults that only two variables together can have. */
function crossFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const faults: string[] = [];
  const { MONGODB_URI, REDIS_URL } = given;
  if ((MONGODB_URI === undefined) !== (REDIS_URL === undefined)) {
    const [there, missing] =
      MONGODB_URI === undefined ? ['REDIS_URL', 'MONGODB_URI'] : ['MONGODB_URI', 'REDIS_URL'];
    faults.push(
      `${missing}: ${there} is set, so this one is needed too (or remove both for the embedded store)`,
    );
  }
  return [...faults, ...webhookFaults(given), ...whatsAppFaults(given)];
}

/** Without a bot the address would lead nowhere, and nobody would be told why the bot says nothing. */
function webhookFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_URL, TELEGRAM_WEBHOOK_SECRET } = given;
  if (TELEGRAM_WEBHOOK_URL === undefined) {
    return [];
  }
  return [
    ...(TELEGRAM_BOT_TOKEN === undefined
      ? ['TELEGRAM_BOT_TOKEN: TELEGRAM_WEBHOOK_URL is set, so this one is needed too (or remove the URL)']
      : []),
    ...(TELEGRAM_WEBHOOK_SECRET === undefined
      ? ['TELEGRAM_WEBHOOK_SECRET: needed with TELEGRAM_WEBHOOK_URL, so that nobody else can post to it']
      : []),
  ];
}

/** A socket of one's own could read everything, so it is for tests alone; a key that is lost loses the account. */
function whatsAppFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const { MONGODB_URI, NODE_ENV, SECRET_KEY, WHATSAPP, WHATSAPP_SOCKET_URL } = given;
  const faults: string[] = [];
  if (WHATSAPP_SOCKET_URL !== undefined && NODE_ENV !== 'test') {
    faults.push('WHATSAPP_SOCKET_URL: only for tests, with NODE_ENV=test; remove it');
  }
  if ((WHATSAPP?.trim() ?? 'off') !== 'off' && MONGODB_URI !== undefined && SECRET_KEY === undefined) {
    faults.push(
      'SECRET_KEY: needed with WHATSAPP=on and MONGODB_URI; make one with: openssl rand -base64 32',
    );
  }
  return faults;
}

function toConfig(env: Environment): Config {
  const telegram = telegramOf(env);
  const whatsapp =
    env.WHATSAPP === 'off'
      ? null
      : { socketUrl: env.WHATSAPP_SOCKET_URL ?? null, anew: env.WHATSAPP === 'anew' };
  const { SIMULATOR = telegram === null && whatsapp === null ? 'on' : 'off' } = env;
  return {
    shared: sharedOf(env),
    dataDir: env.DATA_DIR,
    host: env.HOST,
    port: env.PORT,
    flowsDir: env.FLOWS_DIR,
    localesDir: env.LOCALES_DIR,
    telegram,
    whatsapp,
    secretKey: env.SECRET_KEY === undefined ? null : Buffer.from(env.SECRET_KEY, 'base64'),
    simulator: SIMULATOR === 'on',
    virtualClock: env.CLOCK === 'virtual',
    quietHours: env.QUIET_HOURS === 'on',
    webhookHosts: env.WEBHOOK_HOSTS,
    timezone: env.TIMEZONE,
    language: env.DEFAULT_LANGUAGE,
    adminToken: env.ADMIN_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
  };
}

function sharedOf({ MONGODB_URI: mongo, REDIS_URL: redis }: Environment): Config['shared'] {
  return mongo !== undefined && redis !== undefined ? { mongo, redis } : null;
}

function telegramOf(env: Environment): Config['telegram'] {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url } = env;
  if (token === undefined) {
    return null;
  }
  const webhook = url === undefined ? null : { url, secret: env.TELEGRAM_WEBHOOK_SECRET ?? '' };
  return { token, apiRoot: env.TELEGRAM_API_ROOT ?? null, webhook };
}
