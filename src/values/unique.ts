/** The items without those that are equal to one before them. */
export function unique<T>(items: readonly T[]): readonly T[] {
  return items.length < 2 ? items : [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}

/** Whether two values of plain data are equal. Infinity and null are taken for the same. */
export function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
