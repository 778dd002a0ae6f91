/** The digest of a text. Node's module is loaded at the first use, as most commands need none. */
export function sha256(text: string, encoding: 'hex' | 'base64' = 'hex'): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest(encoding);
}
