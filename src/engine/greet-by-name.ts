import { type AddressForm } from './address-name.ts';

/**
 * A text whose first line calls them by name, with the whole name in its place, so that it says for whom it is:
 * `Selamat pagi, Ibu Siti Aminah.` Undefined where it calls nobody.
 */
export function greetByName(text: string, { title, short, full }: AddressForm): string | undefined {
  const [first = ''] = text.split('\n', 1);
  if (called(first, full) >= 0) {
    return text;
  }
  const at = called(first, short);
  const whole = full.startsWith(title) ? full : `${title} ${full}`;
  return at < 0 ? undefined : text.slice(0, at) + whole + text.slice(at + short.length);
}

/** Where a name stands that somebody is called by: at the end, or before a comma or a full stop. */
function called(line: string, name: string): number {
  const at = name === '' ? -1 : line.lastIndexOf(name);
  const before = at > 0 ? line.charAt(at - 1) : ' ';
  return at >= 0 && before === ' ' && /^[.,!?:]?$/u.test(line.charAt(at + name.length)) ? at : -1;
}
