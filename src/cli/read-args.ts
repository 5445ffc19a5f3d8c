import { Refusal } from './refusal.ts';

/** The words of a command as `parse` reads them; throws a Refusal that says how it is called, or what is odd in them. */
export function readArgs<Args>(parse: () => Args, how?: string): Args {
  try {
    return parse();
  } catch (fault) {
    throw new Refusal(how ?? (fault instanceof Error ? fault.message : String(fault)));
  }
}
