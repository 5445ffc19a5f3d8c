import { hasNextEvent } from '../engine/settled.ts';
import { type CliParts, type MaintainedStore } from './parts.ts';
import { askRunning } from './ask-running.ts';

/** `semangat doctor`: looks whether flows, store and conversations are sound; exit 1 when something is not. */
export async function doctor(_words: readonly string[], parts: CliParts): Promise<number> {
  const errors = parts.readFolder().faults.filter(({ level }) => level === 'error').length;
  say(errors === 0, `flow files: ${errors} error(s)`);
  const running = await parts.findRunning();
  if (running) {
    const ready = await askRunning(running, { method: 'GET', path: '/readyz' }).then(
      () => true,
      () => false,
    );
    say(ready, `running at ${running.url}: ${ready ? 'ready' : 'not ready, see /readyz'}`);
    return errors === 0 && ready ? 0 : 1;
  }
  const stranded = await parts.withStore(examine);
  return errors === 0 && stranded === 0 ? 0 : 1;
}

async function examine(store: MaintainedStore): Promise<number> {
  const { contacts, rows, bytes } = await store.size();
  say(true, `store: ${contacts} contact(s), ${rows} row(s), ${bytes} bytes`);
  let stranded = 0;
  let stuck = 0;
  for (let after: string | null = null; ;) {
    const page = await store.list({ after, limit: 500 });
    stranded += page.filter(({ contact }) => !hasNextEvent(contact)).length;
    stuck += page.filter((record) => record.stuck.length > 0).length;
    const last = page.at(-1);
    if (!last) {
      break;
    }
    after = last.id;
  }
  say(stranded === 0, `waiting sessions without a next event: ${stranded}`);
  say(stuck === 0, `contacts with stuck events: ${stuck}`);
  return stranded;
}

function say(sound: boolean, what: string): void {
  process.stdout.write(`${sound ? 'ok  ' : 'BAD '} ${what}\n`);
}
