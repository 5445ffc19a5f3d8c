/** What of BuilderBot is used here; the types that it comes with cannot be found by modern module resolution. */
export interface Builderbot {
  readonly addKeyword: (word: string) => Flow;
  readonly createFlow: (flows: readonly Flow[]) => unknown;
  readonly createProvider: (provider: unknown) => Provider;
  readonly createBot: (parts: {
    readonly flow: unknown;
    readonly provider: Provider;
    readonly database: unknown;
  }) => Promise<Bot>;
  readonly MemoryDB: new () => unknown;
  readonly TestTool: { readonly TestProvider: unknown };
}

interface Flow {
  addAnswer(text: string, options?: AnswerOptions, check?: Check): Flow;
}

interface AnswerOptions {
  readonly capture: boolean;
  readonly buttons?: readonly { readonly body: string }[];
}

type Check = (
  context: { readonly body: string },
  tools: {
    readonly fallBack: (words: string) => unknown;
    readonly state: { readonly update: (values: Readonly<Record<string, unknown>>) => Promise<void> };
  },
) => unknown;

interface Provider {
  sendMessage: (to: string, text: string) => Promise<unknown>;
}

interface Bot {
  handleMsg(message: {
    readonly from: string;
    readonly body: string;
    readonly name: string;
  }): Promise<unknown>;
}
