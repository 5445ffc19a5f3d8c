import { chdir } from 'node:process';
import { type Builderbot } from './builderbot.ts';
import { type Peer } from './peer.ts';
import { texts } from './texts.ts';

/** The check-in as a flow that captures answers, each checked before the next question. */
function createCheckIn({ addKeyword }: Builderbot) {
  return addKeyword('kabar')
    .addAnswer(texts.first, { capture: true }, ({ body }, { fallBack, state }) =>
      /^\d+$/.test(body.trim()) ? state.update({ days: Number(body) }) : fallBack(texts.noNumber),
    )
    .addAnswer(
      texts.second,
      { capture: true, buttons: [{ body: 'Ya' }, { body: 'Tidak' }] },
      ({ body }, { fallBack, state }) => {
        const choice = body.trim().toLowerCase();
        return choice === 'ya' || choice === 'tidak'
          ? state.update({ healthy: choice })
          : fallBack(texts.noChoice);
      },
    )
    .addAnswer(texts.third, { capture: true }, ({ body }, { fallBack, state }) =>
      body.trim() === '' ? fallBack(texts.noText) : state.update({ news: body }),
    )
    .addAnswer(texts.thanks);
}

/** BuilderBot with its own test provider and its memory database. */
export async function openBuilderbotMemory(folder: string): Promise<Peer> {
  // It opens its log files where the process stands, at the import.
  chdir(folder);
  const builderbot = (await import('@builderbot/bot')) as unknown as Builderbot;
  const { createBot, createFlow, createProvider, MemoryDB, TestTool } = builderbot;
  const provider = createProvider(TestTool.TestProvider);
  provider.sendMessage = () => Promise.resolve({});
  const flow = createFlow([createCheckIn(builderbot)]);
  const bot = await createBot({ flow, provider, database: new MemoryDB() });
  return {
    say: async (person, text) => {
      await bot.handleMsg({ from: `62800${person}`, body: text, name: 'Siti' });
    },
    settled: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
