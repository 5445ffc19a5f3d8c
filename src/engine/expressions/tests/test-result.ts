import { type Data, type ObjectData, createObject } from '../data.ts';

/** What a test answers when it holds: true, what it found, and perhaps more about it. */
export const holds = (match: Data, extra?: ObjectData): ObjectData =>
  createObject([['match', match], ...(extra === undefined ? [] : [['extra', extra] as const])], true);

/** What a test answers when it does not hold. */
export const holdsNot: ObjectData = createObject([['match', '']], false);

/** What a test answers for something that was found or not. */
export const holdsIfFound = (found: Data | undefined): ObjectData =>
  found === undefined ? holdsNot : holds(found);
