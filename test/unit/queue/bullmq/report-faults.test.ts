import { expect, it } from '@jest/globals';
import { reportFaults } from '../../../../src/queue/bullmq/report-faults.ts';

it('tells of a fault that lasts once a minute', () => {
  const told: unknown[] = [];
  let time = 0;
  const report = reportFaults(
    (error) => told.push(error),
    () => time,
  );
  const fault = new Error('refused');
  for (; time < 130_000; time += 1000) {
    report(fault);
  }
  expect(told).toEqual([fault, fault, fault]);
});

it('tells of each of several faults that come by turns once a minute', () => {
  const told: unknown[] = [];
  let time = 0;
  const report = reportFaults(
    (error) => told.push(error),
    () => time,
  );
  const faults = [new Error('refused'), new Error('timed out')];
  for (; time < 130_000; time += 1000) {
    faults.forEach(report);
  }
  expect(told).toEqual([...faults, ...faults, ...faults]);
});
