/** Why a web service was not heard: refused by us, or silent. */
export type WebReason =
  'method' | 'address' | 'not_public' | 'too_large' | 'redirects' | 'timeout' | 'network';

/** A call of a web service that brought no answer. Its message never holds the address, which may name a person. */
export class WebError extends Error {
  readonly reason: WebReason;

  constructor(reason: WebReason) {
    super(texts[reason]);
    this.name = 'WebError';
    this.reason = reason;
  }
}

const texts: { readonly [reason in WebReason]: string } = {
  method: 'its method is not one of GET, HEAD, POST, PUT, PATCH and DELETE',
  address: 'its address is no http or https address, or nobody knows its host',
  not_public: 'its host is not on the public internet; if that is meant, name the host in WEBHOOK_HOSTS',
  too_large: 'more than 256 KiB would be sent',
  redirects: 'it passed us on more than 3 times, or from https to http',
  timeout: 'it did not answer within 15 seconds',
  network: 'it could not be reached',
};
