import { parseArgs } from 'node:util';
import { type Finding, note } from '../domain/finding.ts';
import { inspectContacts } from './doctor/inspect-contacts.ts';
import { inspectDue } from './doctor/inspect-due.ts';
import { inspectFlows } from './doctor/inspect-flows.ts';
import { inspectFolder, inspectSecretFile } from './doctor/inspect-folder.ts';
import { inspectRunning } from './doctor/inspect-running.ts';
import { inspectSecrets } from './doctor/inspect-secrets.ts';
import { repairAddresses } from './doctor/repair-addresses.ts';
import { type CliParts, type MaintainedStore } from './parts.ts';
import { readArgs } from './read-args.ts';
import { Refusal } from './refusal.ts';

/**
 * `semangat doctor [--repair]`: looks at the installation, a line for each thing: `ok`, `BAD` with what to do, or
 * `note`. Exit 1 when something is bad. `--repair` makes missing rows of addresses again.
 */
export async function doctor(words: readonly string[], parts: CliParts): Promise<number> {
  const options = { repair: { type: 'boolean', default: false } } as const;
  const { values } = readArgs(() => parseArgs({ args: [...words], options }), 'doctor knows only --repair');
  const { repair } = values;
  const running = (await parts.findRunning()) ?? (await parts.findWorker());
  const alone = parts.shared === null && running !== undefined;
  if (repair && alone) {
    throw new Refusal('the companion runs and has the embedded store for itself: stop it, then repair');
  }
  const said = new Map<string, Finding>();
  const say = (findings: readonly Finding[]): void => {
    const fresh = findings.filter(({ what }) => !said.has(what));
    fresh.forEach((finding) => {
      said.set(finding.what, finding);
      print(finding);
    });
  };
  say([
    ...inspectFlows(parts),
    ...parts.languageGaps().map(note),
    ...inspectFolder(parts.dataDir),
    ...inspectSecretFile('.env'),
  ]);
  say(inspectSecrets(parts));
  const servers = await parts.inspectServers();
  say(servers.findings);
  say(await inspectRunning(running));
  const served = running !== undefined || servers.served;
  say(alone || !servers.made ? [] : await inspectStore(parts, { repair, served }));
  return [...said.values()].some(({ level }) => level === 'bad') ? 1 : 0;
}

interface Looking {
  readonly repair: boolean;
  /** Whether a process runs that should attend to people. */
  readonly served: boolean;
}

/** A store that cannot be opened is a finding, not an end. */
async function inspectStore(parts: CliParts, looking: Looking): Promise<readonly Finding[]> {
  try {
    const found = await parts.withStore((store) => inspectOpen(parts, store, looking));
    return [...(await parts.inspectKey()), ...found];
  } catch (fault) {
    return [{ level: 'bad', what: fault instanceof Error ? fault.message : 'the store cannot be opened' }];
  }
}

async function inspectOpen(
  parts: CliParts,
  store: MaintainedStore,
  { repair, served }: Looking,
): Promise<readonly Finding[]> {
  const repaired = repair ? [note(`addresses made again: ${await repairAddresses(store)}`)] : [];
  const offset = parts.movableClock ? Number((await store.getFact('clock_offset')) ?? '0') : 0;
  const now = (): number => parts.now() + offset;
  return [
    ...repaired,
    ...(offset === 0 ? [] : [note(`the clock was moved ${Math.round(offset / 60_000)} minutes ahead`)]),
    ...(await inspectContacts(store, { inEarnest: (parts.telegram ?? parts.whatsapp) !== null })),
    await inspectDue({ store, now, served }),
  ];
}

const shown = { ok: 'ok  ', bad: 'BAD ', note: 'note' } as const;

function print({ level, what }: Finding): void {
  process.stdout.write(`${shown[level]} ${what}\n`);
}
