import { listBytes, printBytes } from './list-bytes.ts';

process.stdout.write(`${printBytes(listBytes(new URL('../dist/', import.meta.url)))}\n`);
