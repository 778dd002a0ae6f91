import { EventBusThroughput, EventSourceThroughput, SensorThroughput } from './throughput';
import { check, duration, size, withRequired } from '../checks/prop-schema';

/** One event in a quarter of an hour. A larger number than the last one is a slip: no bus bears a million events a second. */
const rate = check('a number of events a second, from 0.001 to 1000000', value => typeof value === 'number' && value >= 0.001 && value <= 1_000_000);

export const sensorThroughput = withRequired<SensorThroughput>({ eventsPerSecond: rate, eventSize: size, burstPerSecond: rate }, 'eventsPerSecond', 'eventSize');

export const eventSourceThroughput = withRequired<EventSourceThroughput>(
  { eventsPerSecond: rate, eventSize: size, burstPerSecond: rate, podBurstPerSecond: rate, busOutage: duration }, 'eventsPerSecond', 'eventSize',
);

export const eventBusThroughput = withRequired<EventBusThroughput>(
  { eventsPerSecond: rate, eventSize: size, largestEventSize: size, burstPerSecond: rate, retention: duration, backlog: duration }, 'eventsPerSecond', 'eventSize',
);
