import { HTTP_TIMEOUT_SECONDS, TriggerLoad } from './sensor-sizing';
import { asInteger, asRecord, at } from '../../values/json-values';

const SECONDS: Readonly<Record<string, number>> = { Minute: 60, Hour: 3600 };

/** A trigger of a Sensor as written. Argo Events reads a unit that it does not know as Second, and a timeout of 0 as its default. */
export function triggerLoad(trigger: unknown): TriggerLoad {
  const http = asRecord(at(trigger, 'template', 'http'));
  const limit = asRecord(at(trigger, 'rateLimit'));
  const requests = asInteger(limit?.requestsPerUnit);
  const timeout = asInteger(http?.timeout) ?? 0;
  return {
    ...http && { httpTimeoutSeconds: timeout > 0 ? timeout : HTTP_TIMEOUT_SECONDS },
    ...requests !== undefined && requests > 0 && { ratePerSecond: requests / (SECONDS[String(limit!.unit)] ?? 1) },
  };
}
