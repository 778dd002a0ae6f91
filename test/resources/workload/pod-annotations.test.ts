import { FailureDomain, LeaderElection } from '../../../src';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { Manifest, only, sensorChart, sourceChart, WEBHOOK } from '../../support/synth';

const CALENDAR = { calendar: { nightly: { schedule: '0 0 * * *' } } };

const sensor = (...args: Parameters<typeof sensorChart>) => only(sensorChart(...args), 'Sensor');
const source = (...args: Parameters<typeof sourceChart>) => only(sourceChart(...args), 'EventSource');

test.each<[string, string | undefined, Manifest]>([
  ['a Sensor that survives a zone', '9', sensor({}, FailureDomain.ZONE)],
  ['an elected EventSource that survives a zone', '9', source(CALENDAR, FailureDomain.ZONE)],
  ['voters that may share a server', undefined, sensor({}, FailureDomain.NODE)],
  ['a Lease, which has no votes', undefined, sensor({ leaderElection: LeaderElection.lease() }, FailureDomain.ZONE)],
  ['pods that all work', undefined, source(WEBHOOK, FailureDomain.ZONE)],
  ['no guard', undefined, sensor({ busGuard: false }, FailureDomain.ZONE)],
])('%s: failed checks before the guard ends a connection: %s', (_, fall, { spec }) => {
  expect(spec.template.metadata.annotations[PodAnnotation.BUS_GUARD_FALL]).toBe(fall);
});
