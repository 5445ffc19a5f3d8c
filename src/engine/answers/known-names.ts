import { foldText } from '../../domain/text/fold-text.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { createMemory } from '../expressions/memory.ts';

const most = 2000;
const folded = createMemory<string>(most);
const normalised = createMemory<string>(most);

/** A label or another name of a choice, folded: it is the same for everybody who is asked. */
export const foldedName = (name: string): string => folded(name, () => foldText(name));

/** The same, as it is compared without punctuation. */
export const normalisedName = (name: string): string => normalised(name, () => normalise(name));
