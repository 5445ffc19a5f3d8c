import { StoreError, type StoreFailure } from '../../store/store.ts';

/** The reason when a fault is the store's own; undefined for every other fault. */
export function storeTrouble(fault: unknown): StoreFailure | undefined {
  return fault instanceof StoreError ? fault.reason : undefined;
}
