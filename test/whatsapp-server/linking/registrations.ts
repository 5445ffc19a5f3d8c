import { type Registration } from './registration.ts';

/** The clients that wait to be linked. */
export interface Registrations {
  add(registration: Registration): void;
  remove(registration: Registration): void;
  all(): readonly Registration[];
  /** Whose QR code this is from. */
  findByRef(ref: string): Registration | undefined;
  /** Who asked last to be linked to this number by a code. */
  findByNumber(number: string): Registration | undefined;
}

/** Makes an empty list. */
export function createRegistrations(): Registrations {
  let waiting: Registration[] = [];
  return {
    add: (registration) => {
      waiting = [...waiting, registration];
    },
    remove: (registration) => {
      waiting = waiting.filter((one) => one !== registration);
    },
    all: () => waiting,
    findByRef: (ref) => waiting.find(({ refs }) => refs.includes(ref)),
    findByNumber: (number) => waiting.findLast((one) => one.code()?.number === number),
  };
}
