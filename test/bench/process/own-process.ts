import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';

/** What one kind needs is loaded for it alone: the memory of a process is part of what is measured. */
async function measure(task: Task): Promise<Sample> {
  switch (task.kind) {
    case 'check-in':
      return (await import('./measure-check-in.ts')).measureCheckIn(task);
    case 'flood':
      return (await import('./measure-flood.ts')).measureFlood(task);
    case 'memory':
      return (await import('./measure-memory.ts')).measureMemory(task);
    case 'broadcast':
      return (await import('./measure-broadcast.ts')).measureBroadcast(task);
    case 'start-up':
      return (await import('./measure-start-up.ts')).measureStartUp(task);
    case 'follow-ups':
      return (await import('./measure-follow-ups.ts')).measureFollowUps(task);
    case 'planned':
      return (await import('./measure-planned.ts')).measurePlanned(task);
    case 'steps':
      return (await import('./measure-steps.ts')).measureSteps(task);
  }
}

// What was measured goes to whoever forked this process; some peers never end by themselves.
const sample = await measure(JSON.parse(process.argv[2] ?? '') as Task);
process.send?.(sample, () => process.exit(0));
