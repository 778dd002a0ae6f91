import { writeFileSync } from 'node:fs';
import { readBytes } from './read-bytes';
import { UsageError } from '../contract/usage-error';

export function readText(file: string): string {
  try {
    return readBytes(file).toString('utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
