import { Markup, Scenes, session, type SessionStore, Telegraf, Telegram } from 'telegraf';
import { type Peer } from './peer.ts';
import { texts } from './texts.ts';

type Context = Scenes.WizardContext;

const textOf = (ctx: Context): string => ctx.text?.trim() ?? '';

/** The check-in as a wizard, each answer checked before the next question. */
function createWizard(): Scenes.WizardScene<Context> {
  return new Scenes.WizardScene<Context>(
    'check-in',
    async (ctx) => {
      await ctx.reply(texts.first);
      return ctx.wizard.next();
    },
    async (ctx) => {
      if (!/^\d+$/.test(textOf(ctx))) {
        return ctx.reply(texts.noNumber);
      }
      Object.assign(ctx.wizard.state, { days: Number(textOf(ctx)) });
      await ctx.reply(texts.second, Markup.keyboard([['Ya', 'Tidak']]));
      return ctx.wizard.next();
    },
    async (ctx) => {
      const choice = textOf(ctx).toLowerCase();
      if (choice !== 'ya' && choice !== 'tidak') {
        return ctx.reply(texts.noChoice);
      }
      Object.assign(ctx.wizard.state, { healthy: choice });
      await ctx.reply(texts.third, Markup.removeKeyboard());
      return ctx.wizard.next();
    },
    async (ctx) => {
      if (textOf(ctx) === '') {
        return ctx.reply(texts.noText);
      }
      Object.assign(ctx.wizard.state, { news: textOf(ctx) });
      await ctx.reply(texts.thanks);
      return ctx.scene.leave();
    },
  );
}

/** What would go to Telegram is answered here, by the message that Telegram would answer with. */
function stubNetwork(): void {
  let id = 0;
  const answer = (chat: unknown): unknown => ({
    message_id: ++id,
    date: 1,
    chat: { id: chat, type: 'private' },
  });
  Telegram.prototype.callApi = (_method, payload) =>
    Promise.resolve(answer('chat_id' in payload ? payload.chat_id : 0)) as never;
}

function updateOf(id: number, person: number, text: string): Parameters<Telegraf['handleUpdate']>[0] {
  const from = { id: person + 1, is_bot: false, first_name: 'Siti' };
  const chat = { id: person + 1, type: 'private' as const, first_name: 'Siti' };
  return { update_id: id, message: { message_id: id, date: 1_767_225_600, from, chat, text } };
}

/** Telegraf with its wizard and its sessions, in memory unless there is a store. */
export function createTelegrafBot(store?: SessionStore<Context['session']>): Peer {
  stubNetwork();
  const bot = new Telegraf<Context>('1:bench');
  bot.botInfo = {
    ...{ id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' },
    ...{ can_join_groups: false, can_read_all_group_messages: false, supports_inline_queries: false },
  };
  bot.use(session(store ? { store } : {}));
  bot.use(new Scenes.Stage<Context>([createWizard()]).middleware());
  bot.hears('kabar', (ctx) => ctx.scene.enter('check-in'));
  let updates = 0;
  return {
    say: (person, text) => bot.handleUpdate(updateOf(++updates, person, text)),
    settled: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
