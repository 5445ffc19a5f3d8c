import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import * as z from 'zod';
import { askRunning } from './ask-running.ts';
import { type CliParts } from './parts.ts';
import { readArgs } from './read-args.ts';
import { Refusal } from './refusal.ts';

const invite = z.object({
  name: z.string(),
  until: z.string(),
  links: z.object({ whatsapp: z.string().nullable(), telegram: z.string().nullable() }),
});

/**
 * `semangat invite --volunteer WHO`: prints the link by which families write first and are paired with the volunteer,
 * and its QR code; with --out the code goes into an SVG file, to be printed on paper.
 */
export async function inviteFamilies(words: readonly string[], parts: CliParts): Promise<number> {
  const { volunteer, days, out } = readWords(words);
  const running = await parts.findRunning();
  if (!running) {
    throw new Refusal('invite needs the running companion, which knows its numbers: semangat start');
  }
  const body = { volunteer, ...(days === undefined ? {} : { days }) };
  const made = invite.parse(await askRunning(running, { method: 'POST', path: '/api/invites', body }));
  const links = [made.links.whatsapp, made.links.telegram].filter((link) => link !== null);
  const [first] = links;
  if (first === undefined) {
    throw new Refusal(
      'there is nowhere to write to: link a WhatsApp number or set TELEGRAM_BOT_TOKEN, then invite again',
    );
  }
  const until = made.until.slice(0, 10);
  const lines = [
    parts.phrase('invite_of', { name: made.name, until }),
    ...links,
    '',
    renderUnicodeCompact(first),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (out !== undefined) {
    writeFileSync(out, renderSVG(first));
    process.stdout.write(`${out}\n`);
  }
  return 0;
}

function readWords(words: readonly string[]) {
  const options = {
    volunteer: { type: 'string' },
    days: { type: 'string' },
    out: { type: 'string' },
  } as const;
  const { values } = readArgs(
    () => parseArgs({ args: [...words], options }),
    'invite takes --volunteer WHO, --days N and --out FILE.svg',
  );
  const { volunteer, days, out } = values;
  if (volunteer === undefined) {
    throw new Refusal('invite needs --volunteer: a contact id, an address or the full name');
  }
  return { volunteer, days: days === undefined ? undefined : Number(days), out };
}
