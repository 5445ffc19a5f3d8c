import { type Value } from '../../domain/value.ts';
import { type RecordedTalk } from './transcript-schema.ts';

/** What web services answer in a recorded talk. */
export interface WebMocks {
  answer(url: string): { readonly [part: string]: Value };
}

/** Answers by URL, in order, or always the same; silence where nothing was recorded. */
export function createWebMocks({ http_mocks: byUrl, http_mock_all: all }: RecordedTalk): WebMocks {
  const asked = new Map<string, number>();
  return {
    answer: (url) => {
      const times = asked.get(url) ?? 0;
      asked.set(url, times + 1);
      const mock = byUrl?.[url]?.[times] ?? all;
      return { status: mock?.status ?? 0, headers: {}, body: mock?.body ?? '' };
    },
  };
}
