import { ApiFault, badRequest } from './api-fault.ts';
import { type Chats } from './chats.ts';
import { type Files } from './files.ts';
import { type CallContent } from './read-call.ts';
import { takeMessage } from './take-message.ts';
import { type UpdateQueue } from './update-queue.ts';
import { type WebhookPush } from './webhook.ts';

/** What the methods work with. */
export interface Backstage {
  readonly chats: Chats;
  readonly files: Files;
  readonly queue: UpdateQueue;
  readonly webhook: WebhookPush;
  readonly botName: string;
}

type Method = (content: CallContent, backstage: Backstage, gone: AbortSignal) => unknown;

/** The largest file that a bot may fetch, in bytes. */
const largest = 20 * 1024 * 1024;

const methods: { readonly [name: string]: Method } = {
  getMe: (_content, { botName }) => ({ id: 1, is_bot: true, first_name: 'Semangat', username: botName }),
  getUpdates: ({ payload }, { queue, webhook }, gone) => {
    if (webhook.url() !== '') {
      throw new ApiFault(409, "Conflict: can't use getUpdates method while webhook is active");
    }
    const { offset = 0, limit = 100, timeout = 0, allowed_updates } = payload;
    if (Array.isArray(allowed_updates)) {
      queue.allow(allowed_updates.map(String));
    }
    return queue.ask({ offset: Number(offset), limit: Number(limit), timeout: Number(timeout), gone });
  },
  getWebhookInfo: (_content, { queue, webhook }) => ({
    url: webhook.url(),
    has_custom_certificate: false,
    pending_update_count: queue.unconfirmed().length,
    ...(webhook.lastError() === null ? {} : { last_error_date: webhook.lastError() }),
  }),
  setWebhook: ({ payload }, { webhook }) => {
    const { url, secret_token = '' } = payload;
    if (typeof url !== 'string' || !/^https?:\/\//.test(url)) {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    }
    webhook.set(url, String(secret_token));
    return true;
  },
  deleteWebhook: (_content, { webhook }) => {
    webhook.set('', '');
    return true;
  },
  getFile: ({ payload }, { files }) => {
    const file = files.find(String(payload['file_id']));
    if (file === undefined) {
      throw badRequest('wrong file_id or the file is temporarily unavailable');
    }
    if (file.size > largest) {
      throw badRequest('file is too big');
    }
    return { file_id: file.id, file_unique_id: file.id, file_size: file.size, file_path: file.path };
  },
  answerCallbackQuery: () => true,
};

const sending = ['Message', 'Photo', 'Voice', 'Video', 'Document', 'Location', 'Venue', 'Contact'];

/** Finds what a method does; undefined for one that this server does not know. */
export function findMethod(name: string): Method | undefined {
  if (sending.some((what) => name === `send${what}`)) {
    return (content, backstage) => takeMessage(name, content, backstage);
  }
  return methods[name];
}
