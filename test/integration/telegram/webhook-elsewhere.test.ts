import { describe, expect, it } from '@jest/globals';
import { openStage } from './stage.ts';

const secret = 'a-secret-of-the-tests';
const update = {
  update_id: 7,
  message: {
    message_id: 1,
    date: 1_746_361_845,
    chat: { id: 8127364, type: 'private', first_name: 'Siti' },
    from: { id: 8127364, is_bot: false, first_name: 'Siti' },
    text: 'kabar',
  },
};

describe('an update that is pushed to a process which does not hold the channel', () => {
  it('is not taken while nobody listens, and taken once somebody does', async () => {
    const stage = await openStage({ webhook: { url: 'https://desa.example/telegram/webhook', secret } });
    try {
      await expect(stage.channel.handleWebhook(secret, update)).rejects.toThrow('not running');
      stage.channel.listen(stage.ear);
      expect(await stage.channel.handleWebhook(secret, update)).toBe('taken');
      expect(stage.heard.map(({ message }) => message.text)).toEqual(['kabar']);
      expect(await stage.channel.handleWebhook('wrong', update)).toBe('refused');
    } finally {
      await stage.close();
    }
  });
});
