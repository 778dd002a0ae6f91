/** What has to be undone, the last first. Each is put here before it is done, so that an end in between is restored too. */
export class Restore {
  private readonly steps: { what: string; undo: () => Promise<void> }[] = [];

  public constructor(private readonly say: (line: string) => void) {}

  public push(what: string, undo: () => Promise<void>): void {
    this.steps.push({ what, undo });
  }

  /** Undoes down to this many steps; what fails is told and does not keep the others from being undone. */
  public async downTo(count: number): Promise<string[]> {
    const failed: string[] = [];
    while (this.steps.length > count) {
      const { what, undo } = this.steps.pop()!;
      try {
        await undo();
      } catch (error) {
        failed.push(`${what}: ${(error as Error).message}`);
        this.say(`NOT restored: ${what}: ${(error as Error).message}`);
      }
    }
    return failed;
  }

  public get count(): number {
    return this.steps.length;
  }
}
