import { asset } from '../../contract/asset';

/** The program of the load generator's pod. */
export function loadGeneratorScript(): string {
  return asset('drill/load-generator.js');
}
