/**
 * Request headers in the event, CloudEvents attributes, and what NATS writes beside a message (22 bytes, subject, message id, 8 bytes of checksum). Assumed:
 * requests with less than 1 KiB of headers.
 */
export const EVENT_ENVELOPE_BYTES = 2048;

/** Bytes of an event on the bus: its data is base64, 4 bytes for 3. A webhook's payload is its body. */
export function storedEventBytes(payloadBytes: number): number {
  return Math.ceil(payloadBytes * 4 / 3) + EVENT_ENVELOPE_BYTES;
}
