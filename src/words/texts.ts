/** Data that says by its code what it is about. */
interface Coded {
  readonly code: string;
}

/** A sentence, or a part of one, for each code of a union. */
export type Texts<C extends Coded> = { readonly [code in C['code']]: (params: Extract<C, { readonly code: code }>) => string };

export function textOf<C extends Coded>(texts: Texts<C>): (coded: C) => string {
  return coded => (texts as unknown as Readonly<Record<string, (params: C) => string>>)[coded.code](coded);
}
