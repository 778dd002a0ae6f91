export interface JetStreamSettingsInput {
  readonly maxFileStoreBytes: number;
  readonly maxMemoryStoreBytes: number;
  /** `always`, or a duration in NATS's words. */
  readonly syncInterval: string;
}

/** The text that the controller pastes inside `jetstream { }` of every server's configuration. */
export function jetStreamSettings(input: JetStreamSettingsInput): string {
  return [
    `max_file_store: ${input.maxFileStoreBytes}`,
    `max_memory_store: ${input.maxMemoryStoreBytes}`,
    `sync_interval: ${input.syncInterval}`,
    '',
  ].join('\n');
}
