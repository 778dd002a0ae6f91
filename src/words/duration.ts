/** "20 s", "6 min 2 s"; rounded up, since it is a bound. */
export function formatDuration(seconds: number): string {
  if (seconds === Infinity) return 'until repaired';
  const whole = Math.ceil(seconds - 1e-9);
  if (whole < 120) return `${whole} s`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
