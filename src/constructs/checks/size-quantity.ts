import { Size, SizeRoundingBehavior } from 'cdk8s';

/** Bytes of a cdk8s Size, down to a whole KiB. */
export function sizeBytes(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR }) * 1024;
}

/** A cdk8s Size as a Kubernetes quantity: `64Mi`. */
export function sizeQuantity(size: Size): string {
  const kibibytes = sizeBytes(size) / 1024;
  for (const [unit, amount] of [['Gi', 1024 ** 2], ['Mi', 1024]] as const) {
    if (kibibytes > 0 && kibibytes % amount === 0) return `${kibibytes / amount}${unit}`;
  }
  return `${kibibytes}Ki`;
}
