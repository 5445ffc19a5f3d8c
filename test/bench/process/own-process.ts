import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { measureBroadcast } from './measure-broadcast.ts';
import { measureCheckIn } from './measure-check-in.ts';
import { measureFlood } from './measure-flood.ts';
import { measureFollowUps } from './measure-follow-ups.ts';
import { measureMemory } from './measure-memory.ts';
import { measurePlanned } from './measure-planned.ts';
import { measureSteps } from './measure-steps.ts';
import { measureStartUp } from './measure-start-up.ts';

function measure(task: Task): Sample | Promise<Sample> {
  switch (task.kind) {
    case 'check-in':
      return measureCheckIn(task);
    case 'flood':
      return measureFlood(task);
    case 'memory':
      return measureMemory(task);
    case 'broadcast':
      return measureBroadcast(task);
    case 'start-up':
      return measureStartUp(task);
    case 'follow-ups':
      return measureFollowUps(task);
    case 'planned':
      return measurePlanned(task);
    case 'steps':
      return measureSteps(task);
  }
}

// What was measured goes to whoever forked this process; some peers never end by themselves.
const sample = await measure(JSON.parse(process.argv[2] ?? '') as Task);
process.send?.(sample, () => process.exit(0));
