#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { backup } from './cli/backup.ts';
import { contacts } from './cli/contacts.ts';
import { chat } from './cli/chat.ts';
import { demo } from './cli/demo/demo.ts';
import { doctor } from './cli/doctor.ts';
import { evaluate } from './cli/evaluate.ts';
import { exportData } from './cli/export-data.ts';
import { flows } from './cli/flows.ts';
import { importFlows } from './cli/import.ts';
import { inviteFamilies } from './cli/invite-families.ts';
import { moveToMongodb } from './cli/move-to-mongodb.ts';
import { type CliParts } from './cli/parts.ts';
import { Refusal } from './cli/refusal.ts';
import { replay } from './cli/replay.ts';
import { restore } from './cli/restore.ts';
import { run } from './cli/run.ts';
import { usage } from './cli/usage.ts';
import { ConfigError, readConfig } from './config.ts';
import { start } from './start.ts';
import { partsOf } from './cli-parts.ts';
import { StoreError } from './store/store.ts';

// What is kept holds personal data: only the user that runs it reads it, wherever DATA_DIR lies.
process.umask(0o077);

const [command = 'help', ...words] = process.argv.slice(2);

/** What needs the configuration and what it leads to. */
const commands: {
  readonly [name: string]: (words: readonly string[], parts: CliParts) => number | Promise<number>;
} = {
  chat,
  run,
  import: importFlows,
  export: exportData,
  flows,
  contacts,
  invite: inviteFamilies,
  backup,
  restore,
  'move-to-mongodb': moveToMongodb,
  demo,
  doctor,
};

/** Each command answers with its exit code; `undefined` goes on running until it is stopped. */
async function main(): Promise<number | undefined> {
  readEnvFile();
  switch (command) {
    case 'start':
      await start(readConfig(process.env), 'all');
      return undefined;
    case 'worker':
    case 'web':
      await start(readConfig(process.env), command);
      return undefined;
    case 'evaluate':
      return evaluate(words);
    case 'replay':
      return replay(words);
    case 'help':
    case '--help':
      process.stdout.write(usage);
      return 0;
    default:
      return obey(command);
  }
}

function obey(name: string): number | Promise<number> {
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (known === undefined) {
    throw new Refusal(`there is no command "${name}"\n\n${usage}`);
  }
  return known(words, partsOf(readConfig(process.env)));
}

try {
  const code = await main();
  if (code !== undefined) {
    process.exitCode = code;
  }
} catch (fault) {
  process.stderr.write(`${explain(fault)}\n`);
  process.exit(fault instanceof Refusal ? 2 : 1);
}

function readEnvFile(): void {
  if (existsSync('.env')) {
    try {
      loadEnvFile('.env');
    } catch {
      throw new Refusal('.env cannot be read; make it a file that this user may read, or remove it');
    }
  }
}

/** What the operator reads: our own refusals as they are, anything else with its stack. */
function explain(fault: unknown): string {
  if (fault instanceof ConfigError || fault instanceof StoreError || fault instanceof Refusal) {
    return fault.message;
  }
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
