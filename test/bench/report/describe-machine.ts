import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';

const packages = [
  'mongoose',
  'mongodb',
  'telegraf',
  '@telegraf/session',
  '@builderbot/bot',
  'bullmq',
  'libsql',
];

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
    readonly version: string;
  };
  return `${name} ${version}`;
}

/** The machine and the versions that figures were made with, in a few lines. */
export function describeMachine(servers: readonly string[]): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg()[0]?.toFixed(1) ?? '';
  return [
    `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${memory} GB, ${process.platform} ${release()}, load ${load}`,
    [`node ${process.version}`, ...servers].join(', '),
    packages.map(versionOf).join(', '),
  ].join('\n');
}
