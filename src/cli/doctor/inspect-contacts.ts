import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Finding, judge, note } from '../../domain/finding.ts';
import { hasNextEvent } from '../../engine/settled.ts';
import { type MaintainedStore } from '../parts.ts';
import { contactPages } from '../../runner/contact-pages.ts';

interface Inspecting {
  /** Whether people are reached over a network, not in the simulator alone. */
  readonly inEarnest: boolean;
}

/** Whether every conversation can go on, and with whom there can be none. */
export async function inspectContacts(
  store: MaintainedStore,
  { inEarnest }: Inspecting,
): Promise<readonly Finding[]> {
  const { contacts, rows, bytes } = await store.size();
  let [stranded, stuck, lacking, simulated] = [0, 0, 0, 0];
  for await (const page of contactPages(store, { limit: 200 })) {
    stranded += page.filter(({ contact }) => !hasNextEvent(contact)).length;
    simulated += page.filter(isSimulated).length;
    stuck += page.filter((record) => record.stuck.length > 0).length;
    const lacks = await Promise.all(page.map((record) => lacksAddress(store, record)));
    lacking += lacks.filter(Boolean).length;
  }
  return [
    { level: 'ok', what: `store: ${contacts} contact(s), ${rows} row(s), ${bytes} bytes` },
    judge(stranded === 0, `waiting sessions without a next event: ${stranded}`, 'tell the maintainers'),
    judge(
      stuck === 0,
      `contacts with stuck events: ${stuck}`,
      'GET /api/incidents says in which flow and step; mend it',
    ),
    judge(lacking === 0, `contacts without the row of an address: ${lacking}`, '"doctor --repair" makes it'),
    ...(inEarnest && simulated > 0 ? [note(unreached(simulated))] : []),
  ];
}

/** Left from trying out: counted, planned for and written to as anybody, and nobody reads it. */
function isSimulated({ contact: { addresses }, forward }: ContactRecord): boolean {
  return (
    forward === null && addresses.length > 0 && addresses.every((address) => address.startsWith('simulator:'))
  );
}

function unreached(count: number): string {
  return `contacts that are only in the simulator: ${count}; nothing reaches them over Telegram or WhatsApp: erase those that were for trying out (DELETE /api/contacts/<id>), give the others an address`;
}

async function lacksAddress(store: MaintainedStore, { contact, forward }: ContactRecord): Promise<boolean> {
  if (forward !== null) {
    return false;
  }
  const found = await Promise.all(contact.addresses.map((address) => store.findAddress(address)));
  return found.includes(undefined);
}
