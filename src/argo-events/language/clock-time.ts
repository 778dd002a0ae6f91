/** The time of day that Argo Events reads as `HH:MM:SS`, in milliseconds; undefined when it cannot. */
export function clockTime(text: string): number | undefined {
  const match = /^ *(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = match.slice(1, 4).map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number(`0.${match[4] ?? 0}`) * 1000;
}
