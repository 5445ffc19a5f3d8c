import { expect, it } from '@jest/globals';
import { createStanzaLog } from '../../whatsapp-server/stanza-log.ts';
import { node } from '../../whatsapp-server/wire/nodes.ts';

it('tells stanzas by direction and tag, and waits for what is to come', async () => {
  const log = createStanzaLog();
  const awaited = log.until(() => log.received('ack').length === 1);
  log.add({ direction: 'out', account: null, node: node('ack', { id: '1' }) });
  log.add({ direction: 'in', account: null, node: node('ack', { id: '2' }) });
  await awaited;
  expect(log.received('ack')).toEqual([node('ack', { id: '2' })]);
  expect(log.sent('ack')).toEqual([node('ack', { id: '1' })]);
});

it('says what did not come to pass', async () => {
  const never = () => false;
  await expect(createStanzaLog().until(never, 1)).rejects.toThrow('did not come to that within 1 ms');
});
