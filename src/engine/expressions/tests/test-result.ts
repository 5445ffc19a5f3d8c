import { type Data, type ObjectData, createObject } from '../data.ts';

/** What a test answers when it holds: true, and what it found. */
export const holds = (match: Data): ObjectData => createObject([['match', match]], true);

/** What a test answers when it does not hold. */
export const holdsNot: ObjectData = createObject([['match', '']], false);

/** What a test answers for something that was found or not. */
export const holdsIfFound = (found: Data | undefined): ObjectData =>
  found === undefined ? holdsNot : holds(found);
