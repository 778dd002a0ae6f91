import { readFileSync } from 'fs';
import { join } from 'path';

export type Labels = Readonly<Record<string, string>>;

export interface Series {
  readonly metric: string;
  readonly labels: Labels;
  readonly value: number;
}

const RECORDED = join(__dirname, '..', 'recorded');

/** The series of a recorded scrape. */
export function recorded(file: string): Series[] {
  return readFileSync(join(RECORDED, file), 'utf8').trimEnd().split('\n').map(line => {
    const [, metric, labels = '', value] = /^([\w:]+)(?:\{(.*)\})? (\S+)$/.exec(line)!;
    return { metric, labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label, text])), value: Number(value) };
  });
}

export function matches({ labels }: Series, wanted: Labels): boolean {
  return Object.entries(wanted).every(([label, value]) => new RegExp(`^(?:${value})$`).test(labels[label] ?? ''));
}
