export async function sleep(seconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, seconds * 1000));
}

/** Waits until a check passes; fails with the last error of the check. */
export async function eventually<T>(seconds: number, check: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(1);
    }
  }
}
