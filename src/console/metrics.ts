import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { type Companion, type PathHealth } from '../runner/companion.ts';

type Counted = 'turns' | 'heard' | 'repeated' | 'sent' | 'resent' | 'failed' | 'stuck';

const counted: { readonly [name in Counted]: string } = {
  turns: 'Turns since the start of the process',
  heard: 'Messages heard since the start of the process',
  repeated: 'Messages that were heard before and not handled again',
  sent: 'Messages sent since the start of the process',
  resent: 'Messages sent once more because it was not certain that they had left',
  failed: 'Messages that failed for good',
  stuck: 'Events put aside because their turn threw three times',
};

/** Figures for Prometheus, read from the companion when they are asked for. */
export interface Metrics {
  readonly contentType: string;
  read(): Promise<string>;
}

/** Collects the figures of the one path and of the process; none of them is about a person. */
export function createMetrics({ companion }: { readonly companion: Companion }): Metrics {
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
  gauge(registry, 'semangat_ready', 'Whether it is ready', ({ ready }) => Number(ready));
  gauge(registry, 'semangat_in_work', 'Contacts in work at this moment', ({ inWork }) => inWork);
  gauge(
    registry,
    'semangat_stranded',
    'Waiting sessions without a next event; must be 0',
    (health) => health.stranded,
  );
  channelGauge(registry, companion);

  function gauge(to: Registry, name: string, help: string, read: (health: PathHealth) => number): void {
    new Gauge({
      name,
      help,
      registers: [to],
      collect() {
        this.set(read(companion.health()));
      },
    });
  }
  return { contentType: registry.contentType, read: () => registry.metrics() };
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
