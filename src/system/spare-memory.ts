import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 clear up whenever the memory in use has grown by half. Left to itself it lets it grow fourfold on a machine
 * that has much: two processes under a flood took 389 and 335 MB with 90 MB in use, and 239 MB each so. It costs some
 * hundredths of the processor's time under a flood, and nothing at rest.
 */
export function spareMemory(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
