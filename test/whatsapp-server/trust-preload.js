import { Buffer } from 'node:buffer';
import process from 'node:process';
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';

// `node --import <this file>` makes a program take a test server for WhatsApp, by its root key in hex.
const { WHATSAPP_ROOT_KEY: rootKey } = process.env;

if (rootKey !== undefined) {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey, 'hex');
}
