// The jsdom of Jest 29 has no Web Crypto.
globalThis.crypto.subtle ??= require('node:crypto').webcrypto.subtle;
