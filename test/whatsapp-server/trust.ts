import { fileURLToPath } from 'node:url';
import tls from 'node:tls';
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';

/** What a client must believe. */
export interface Trusted {
  /** The server's root key. */
  readonly rootKey: Buffer;
  /** Its media host: the certificate as PEM, and a file that holds it. */
  readonly media: { readonly certificate: string; certificateFile(): string };
}

const certificates = new Set<string>();

/** Makes this process take a test server for WhatsApp, and trust its media host with https and fetch alike. */
export function trust({ rootKey, media }: Trusted): void {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey);
  if (certificates.size === 0) {
    trustCertificates();
  }
  certificates.add(media.certificate);
}

/** Adds the certificates to every TLS context of this process: Node 20 has no public way for fetch. */
function trustCertificates(): void {
  const create = tls.createSecureContext;
  tls.createSecureContext = (options) => {
    const made = create(options);
    const { context } = made as { readonly context: { addCACert(pem: string): void } };
    certificates.forEach((certificate) => {
      context.addCACert(certificate);
    });
    return made;
  };
}

/** The environment in which another Node program takes a test server for WhatsApp. */
export function trustingEnvironment({ rootKey, media }: Trusted): Readonly<Record<string, string>> {
  const preload = fileURLToPath(new URL('./trust-preload.js', import.meta.url));
  return {
    NODE_OPTIONS: `--import ${preload}`,
    NODE_EXTRA_CA_CERTS: media.certificateFile(),
    WHATSAPP_ROOT_KEY: rootKey.toString('hex'),
  };
}
