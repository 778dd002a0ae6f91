import { demand, filled, given, isNil } from './demand';
import { Place } from './places';

const line = (number: number) => `pkg/reconciler/eventbus/validate.go#L${number}`;

/** What the controller asks of an EventBus. */
export const EVENT_BUS_PLACES: readonly Place[] = [
  {
    path: '',
    demands: [demand(line(12), 'bus-type', '', spec => ['nats', 'jetstream', 'kafka', 'jetstreamExotic'].some(type => !isNil(spec[type])),
      'has no bus', 'set jetstream, jetstreamExotic, kafka or nats')],
  },
  {
    path: 'nats',
    demands: [
      demand(line(16), 'value', 'exotic', nats => isNil(nats.native) || isNil(nats.exotic), 'is set together with native', 'keep one of native and exotic'),
      demand(line(19), 'incomplete', 'native', nats => !isNil(nats.native) || !isNil(nats.exotic), 'is missing', 'set native or exotic'),
    ],
  },
  { path: 'nats.exotic', demands: [given(line(24), 'clusterID'), filled(line(27), 'url')] },
  {
    path: 'jetstream',
    demands: [
      { ...filled(line(33), 'version'), fault: 'bus-version' },
      demand(line(36), 'bus-size', 'replicas', ({ replicas }) => typeof replicas !== 'number' || (replicas !== 2 && replicas > 0), 'is not 1 or at least 3', 'write 3'),
    ],
  },
  { path: 'kafka', demands: [filled(line(41), 'url')] },
  { path: 'jetstreamExotic', demands: [filled(line(46), 'url')] },
];
