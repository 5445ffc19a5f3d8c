#!/usr/bin/env node
import { listenToSignals } from './assembly/stop-on-signal.ts';
import { type CliParts } from './cli/parts.ts';
import { Refusal } from './cli/refusal.ts';
import { refuseWords } from './cli/refuse-words.ts';
import { usage, usageOf } from './cli/usage.ts';
import { ConfigError, readConfig, settingNames } from './config.ts';
import { isFolder } from './flowfile/yaml/list-files.ts';
import { endWithReader } from './system/end-with-reader.ts';
import { readEnvFile } from './cli/read-env-file.ts';
import { StoreError } from './store/store.ts';

// What is kept holds personal data: only the user that runs it reads it, wherever DATA_DIR lies.
process.umask(0o077);

const [command = 'help', ...words] = process.argv.slice(2);

/** What stands after `--` are names, however they look. */
const optionWords = [command, ...words].slice(0, words.includes('--') ? words.indexOf('--') + 1 : undefined);
const asksForHelp = optionWords.some((word) => word === '--help' || word === '-h');

type Command = (words: readonly string[], parts: CliParts) => number | Promise<number>;

/** What needs the configuration and what it leads to; only what is asked for is loaded. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  chat: async () => (await import('./cli/talk/chat.ts')).chat,
  run: async () => (await import('./cli/rehearsal/run.ts')).run,
  import: async () => (await import('./cli/rapidpro/import-flows.ts')).importFlows,
  export: async () => (await import('./cli/export-data.ts')).exportData,
  flows: async () => (await import('./cli/flows/flows.ts')).flows,
  contacts: async () => (await import('./cli/contacts.ts')).contacts,
  invite: async () => (await import('./cli/invite-families.ts')).inviteFamilies,
  backup: async () => (await import('./cli/backup.ts')).backup,
  restore: async () => (await import('./cli/restore.ts')).restore,
  'move-to-mongodb': async () => (await import('./cli/move-to-mongodb.ts')).moveToMongodb,
  demo: async () => (await import('./cli/demo/demo.ts')).demo,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
};

/** Each command answers with its exit code; `undefined` goes on running until it is stopped. */
async function main(): Promise<number | undefined> {
  if (asksForHelp) {
    process.stdout.write(usageOf([command, ...words]));
    return 0;
  }
  for (const remark of readEnvFile(settingNames)) {
    process.stderr.write(`${remark}\n`);
  }
  switch (command) {
    case 'start':
    case 'worker':
    case 'web':
      refuseWords(command, words, '; settings are in the environment or .env, such as PORT=4000');
      await run(command);
      return undefined;
    case 'evaluate':
      return (await import('./cli/evaluate.ts')).evaluate(words);
    case 'replay':
      return (await import('./cli/replay.ts')).replay(words);
    case 'help':
      process.stdout.write(usageOf(words));
      return 0;
    default:
      return obey(command);
  }
}

async function run(command: 'start' | 'worker' | 'web'): Promise<void> {
  const signals = listenToSignals();
  const { start } = await import('./assembly/start.ts');
  await start(readConfig(process.env, isFolder), command === 'start' ? 'all' : command, signals);
}

async function obey(name: string): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    throw new Refusal(`there is no command "${name}"\n\n${usage}`);
  }
  const known = await load();
  const { partsOf } = await import('./assembly/cli-parts.ts');
  return known(words, partsOf(readConfig(process.env)));
}

endWithReader(command);
try {
  const code = await main();
  if (code !== undefined) {
    process.exitCode = code;
  }
} catch (fault) {
  process.stderr.write(`${explain(fault)}\n`);
  process.exit(fault instanceof Refusal || isOddWord(fault) ? 2 : 1);
}

/** An option that the command does not know, or that lacks its value. */
function isOddWord(fault: unknown): fault is Error {
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS_');
}

/** What the operator reads: our own refusals as they are, files by name, anything else with its stack. */
function explain(fault: unknown): string {
  if (fault instanceof ConfigError || fault instanceof StoreError || fault instanceof Refusal) {
    return fault.message;
  }
  if (isOddWord(fault)) {
    return `${fault.message}\n\n${usageOf([command, ...words])}`;
  }
  if (fault instanceof Error && 'syscall' in fault && 'path' in fault) {
    const { path, code } = fault as NodeJS.ErrnoException;
    return `${path} cannot be read or written (${code}); is its folder there, may this user write to it, has the disk room?`;
  }
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
