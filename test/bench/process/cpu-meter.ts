import { readFileSync } from 'node:fs';

/** What a tick of /proc is worth; Linux has shown a hundred a second for decades. */
const tickMicros = 10_000;

function serverMicros(pid: number): number {
  // The name, in brackets, may hold spaces; the state is the first field behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMicros;
}

/** Microseconds of CPU: of this process, and of servers. */
export interface Cpu {
  readonly node: number;
  readonly servers: number;
}

function read(servers: readonly number[]): Cpu {
  const { user, system } = process.cpuUsage();
  return { node: user + system, servers: servers.reduce((sum, pid) => sum + serverMicros(pid), 0) };
}

/** Starts to count the CPU of this process and of servers; the answer says how much it has been. */
export function startCpuMeter(servers: readonly number[]): () => Cpu {
  const before = read(servers);
  return () => {
    const after = read(servers);
    return { node: after.node - before.node, servers: after.servers - before.servers };
  };
}
