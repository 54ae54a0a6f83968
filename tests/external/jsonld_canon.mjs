// Prints the canonical N-Quads (RDFC-1.0) of a JSON-LD file as jsonld.js reads it, with no network.
// usage: node jsonld_canon.mjs FILE
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';

const documentLoader = async (url) => {
  throw new Error(`a published file carries its context; it asked for ${url}`);
};
const document = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const options = { algorithm: 'URDNA2015', format: 'application/n-quads', documentLoader, safe: true };
process.stdout.write(await jsonld.canonize(document, options));
