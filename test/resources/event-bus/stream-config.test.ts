import * as fc from 'fast-check';
import { parse } from 'yaml';
import { streamConfig } from '../../../src/resources/event-bus/stream-config';

const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

test('is YAML of plain integers and Go durations, because the controller reads 1GB as 0, no limit', () => {
  fc.assert(fc.property(positive, positive, (maxBytes, maxMsgs) => {
    expect(parse(streamConfig({ replicas: 3, maxAge: '72h', maxMsgs, maxBytes, duplicates: '5m', discard: 0 })))
      .toEqual({ replicas: 3, maxAge: '72h', maxMsgs, maxBytes, duplicates: '5m', retention: 0, discard: 0 });
  }));
});
