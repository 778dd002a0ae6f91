/** A function of a text that gives its former answers again, as the same texts come many times. */
export function remembered<T>(find: (text: string) => T, most = 10_000): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const answer = known.get(text);
    if (answer !== undefined || known.has(text)) return answer as T;
    // a part of a text would keep all of that text in memory
    const own = ` ${text}`.slice(1);
    const found = find(own);
    if (known.size === most) known.clear();
    known.set(own, found);
    return found;
  };
}
