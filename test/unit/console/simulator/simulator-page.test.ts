import { expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

it.each(['/simulator', '/simulator/drafts'])(
  'whoever hears %s finds what it is about, and each talk as a list of messages',
  async (path) => {
    const { body } = await createFakeConsole().ask(path);
    expect(body).toContain('id="phones" role="main"');
    expect(body).toContain('<ol class="messages" aria-live="polite"');
  },
);
