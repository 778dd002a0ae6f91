const MIB = 1024 * 1024;

/** Of a file and of standard input, in bytes. The CRDs of the largest providers have 60 MiB together. */
export const LARGEST_FILE = 128 * MIB;

/** Of a document that has to be read, in characters. An object in etcd has at most 1.5 MiB. */
export const LARGEST_DOCUMENT = 8 * MIB;

/** Lines, commas and brackets of such a document: each may become a value, which takes up to 1 KB. */
export const MOST_PARTS = 300_000;

/** Blanks or line ends in a row: the time that patterns take grows with the square of it. */
export const MOST_BLANKS = 2000;

/** Anchors and aliases of a document: each alias is looked for among all anchors. */
export const MOST_ALIASES = 10_000;

/** Of a file; one that is not meant to be read has no end of them. */
export const MOST_PROBLEMS = 100;

/** Of all files, of any kind, with documents that hold none. */
export const MOST_OBJECTS = 500_000;

/** Of all documents with objects that are kept, in characters. */
export const LARGEST_TOTAL = 256 * MIB;

/** Rounded up, so that it never looks allowed when it is not. */
export function inMiB(size: number): string {
  return `${Math.ceil(size / MIB * 10) / 10} MiB`;
}
