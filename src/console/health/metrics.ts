import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { type Companion, type PathHealth } from '../../runner/companion.ts';
import { type WhatsAppDoor } from '../whatsapp/whatsapp-door.ts';

type Counted = 'turns' | 'heard' | 'repeated' | 'sent' | 'resent' | 'failed' | 'stuck';

const counted: { readonly [name in Counted]: string } = {
  turns: 'Turns since the start of the process',
  heard: 'Messages heard since the start of the process',
  repeated: 'Messages that were heard before and not handled again',
  sent: 'Messages sent since the start of the process',
  resent:
    'Messages that may have been sent twice: it was not certain that they had left before a timeout or a crash',
  failed: 'Messages that failed for good',
  stuck: 'Events put aside because their turn threw three times',
};

/** Figures for Prometheus, read from the companion when they are asked for. */
export interface Metrics {
  readonly contentType: string;
  read(): Promise<string>;
}

/** Collects the figures of the one path and of the process; none of them is about a person. */
export function createMetrics({
  companion,
  whatsapp = null,
}: {
  readonly companion: Companion;
  readonly whatsapp?: Pick<WhatsAppDoor, 'budget'> | null;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, help] of Object.entries(counted)) {
    new Counter({
      name: `semangat_${name}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(companion.health()[name as Counted]);
      },
    });
  }
  const gauge = gaugeOf(registry, companion);
  gauge('semangat_ready', 'Whether it is ready', ({ ready }) => Number(ready));
  gauge('semangat_in_work', 'Contacts in work at this moment', ({ inWork }) => inWork);
  gauge('semangat_stranded', 'Waiting sessions without a next event; must be 0', (health) => health.stranded);
  channelGauge(registry, companion);
  if (whatsapp) {
    numberGauges(registry, whatsapp);
  }

  return { contentType: registry.contentType, read: () => registry.metrics() };
}

function gaugeOf(registry: Registry, companion: Companion) {
  return (name: string, help: string, read: (health: PathHealth) => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(companion.health()));
      },
    });
  };
}

function channelGauge(registry: Registry, companion: Companion): void {
  new Gauge({
    name: 'semangat_channel_state',
    help: '1 for the state that a channel is in',
    labelNames: ['channel', 'state'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const { name, state } of companion.health().channels) {
        this.set({ channel: name, state }, 1);
      }
    },
  });
}

/** What the WhatsApp number may still do today. */
function numberGauges(registry: Registry, { budget }: Pick<WhatsAppDoor, 'budget'>): void {
  const left = {
    unasked: () => budget().unasked,
    new_contacts: () => budget().newContacts,
  };
  new Gauge({
    name: 'semangat_whatsapp_budget_left',
    help: 'What the number may still send today, by kind; answers count nowhere',
    labelNames: ['kind'] as const,
    registers: [registry],
    collect() {
      for (const [kind, read] of Object.entries(left)) {
        this.set({ kind }, Math.max(0, read().limit - read().used));
      }
    },
  });
  new Gauge({
    name: 'semangat_whatsapp_restricted',
    help: '1 while WhatsApp lets the number only answer',
    registers: [registry],
    collect() {
      this.set(Number(budget().restrictedUntil !== null));
    },
  });
}
