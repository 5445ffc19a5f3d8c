import { expect, it } from '@jest/globals';
import { createFaults, fault } from '../../whatsapp-server/faults.ts';

it('takes the scripted faults before the standing one, and the closest name first', () => {
  const faults = createFaults();
  faults.always('iq:usync', fault.drop);
  faults.script('iq:usync', fault.hang);
  faults.script('iq:usync:usync', fault.refuse(429));
  const take = () => faults.take('iq:usync:usync', 'iq:usync')?.kind;
  expect([take(), take(), take()]).toEqual(['refuse', 'hang', 'drop']);
  faults.always('iq:usync', null);
  expect(take()).toBeUndefined();
});
