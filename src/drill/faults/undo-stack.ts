/** Steps to undo, the last first. A step is pushed before its action, so that an interrupted action is undone too. */
export class UndoStack {
  private readonly steps: { what: string; undo: () => Promise<void> }[] = [];

  public constructor(private readonly say: (line: string) => void) {}

  public push(what: string, undo: () => Promise<void>): void {
    this.steps.push({ what, undo });
  }

  /** Undoes the steps above this depth. A step that fails is reported, and the others are still undone. */
  public async unwindTo(depth: number): Promise<string[]> {
    const failed: string[] = [];
    while (this.steps.length > depth) {
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

  public get depth(): number {
    return this.steps.length;
  }
}
