import { spawnSync } from 'child_process';
import { join } from 'path';
import { SCRIPTS } from './support/fake-nats';
import { describeWith } from '../support/describe-with';

const NAME = 'group-1';
const SUBJECT = 'default.shop.order';
const PRIVATE = `default.ha_keeper.${NAME}`;
const CREATED = '2026-11-28T10:00:00Z';
const LATER = '2026-11-28T11:00:00Z';
const config = { durable_name: NAME, deliver_policy: 'new', filter_subject: SUBJECT };

/** A consumer that has acknowledged everything up to 100 and is asked for the next event, but for what is given. */
const consumer = (more: object = {}) => ({
  name: NAME,
  created: CREATED,
  config,
  ack_floor: { stream_seq: 100 },
  delivered: { stream_seq: 100 },
  num_ack_pending: 0,
  num_pending: 0,
  num_waiting: 1,
  ...more,
});
const entry = (more: object = {}) => ({ created: CREATED, floor: 90, config, ...more });

interface Look {
  readonly consumers?: readonly object[];
  readonly unknown?: readonly string[];
  readonly remembered?: object;
  readonly counts?: object;
  readonly stream?: string;
}

function decide({ consumers = [], unknown = [], remembered = {}, counts = {}, stream = 's' }: Look) {
  const input = [{ stream, consumers, unknown }, { stream: 's', consumers: remembered }, counts].map(each => JSON.stringify(each)).join('\n');
  const { stdout, stderr } = spawnSync('jq', ['-cs', '-f', join(SCRIPTS, 'subscriptions.jq')], { input, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const missing = (count: number) => decide({ remembered: { [NAME]: entry() }, counts: { [NAME]: { missing: count - 1, unasked: 0 } } });
const unasked = (count: number, more: object = { num_pending: 3, num_waiting: 0 }) =>
  decide({ consumers: [consumer(more)], remembered: { [NAME]: entry() }, counts: { [NAME]: { missing: 0, unasked: count - 1 } } });

describeWith('jq')('what the keeper makes of the consumers', () => {
  test('a new consumer is remembered with its configuration and the position up to which all is acknowledged', () => {
    const { memory, todo } = decide({ consumers: [consumer()] });
    expect([memory, todo]).toEqual([{ stream: 's', consumers: { [NAME]: entry({ floor: 100 }) } }, []]);
  });

  test.each<[string, object, number]>([
    ['nothing is under way: what was delivered is acknowledged', { ack_floor: { stream_seq: 0 }, delivered: { stream_seq: 215 } }, 215],
    ['an event is under way: only the ack floor counts', { num_ack_pending: 1, delivered: { stream_seq: 140 } }, 100],
    ['nothing was acknowledged yet and an event is under way: the position is not known', { num_ack_pending: 1, ack_floor: { stream_seq: 0 } }, 0],
  ])('where %s', (_, more, floor) => {
    expect(decide({ consumers: [consumer(more)] }).memory.consumers[NAME].floor).toBe(floor);
  });

  test('a position never goes back', () => {
    const { memory } = decide({ consumers: [consumer({ num_ack_pending: 1 })], remembered: { [NAME]: entry({ floor: 130 }) } });
    expect(memory.consumers[NAME].floor).toBe(130);
  });

  test.each([
    ['of another client', consumer({ name: 'backup' })],
    ['that starts elsewhere than at new events', consumer({ config: { ...config, deliver_policy: 'all' } })],
  ])('a consumer %s is none of its business', (_, other) => {
    expect(decide({ consumers: [other] })).toEqual({ memory: { stream: 's', consumers: {} }, counts: {}, todo: [] });
  });

  test('metadata that the server adds is not part of the configuration', () => {
    const metadata = { '_nats.ver': '2.14.10', 'team': 'shop' };
    expect(decide({ consumers: [consumer({ config: { ...config, metadata } })] }).memory.consumers[NAME].config.metadata).toEqual({ team: 'shop' });
  });

  const RECOVERED: [number, string[]][] = [[1, []], [2, ['recover']], [10, ['recover']], [11, []], [12, ['recover']], [13, []], [24, ['recover']]];
  test.each(RECOVERED)('missing for the %sth time: %j', (count, todo) => {
    const { memory, counts, todo: found } = missing(count);
    expect(found.map((each: any) => each.do)).toEqual(todo);
    expect(memory.consumers[NAME]).toEqual(entry());
    expect(counts).toEqual({ [NAME]: { missing: count, unasked: 0 } });
  });

  test('a consumer about which the servers say nothing is not missing', () => {
    const counts = { [NAME]: { missing: 1, unasked: 0 } };
    expect(decide({ unknown: [NAME], remembered: { [NAME]: entry() }, counts })).toEqual({ memory: { stream: 's', consumers: { [NAME]: entry() } }, counts, todo: [] });
  });

  test('one that was created again gets the missing events, and its position is kept until then', () => {
    expect(decide({ consumers: [consumer({ created: LATER })], remembered: { [NAME]: entry() } }))
      .toEqual({ memory: { stream: 's', consumers: { [NAME]: entry() } }, counts: {}, todo: [{ do: 'replay', name: NAME }] });
  });

  test('one that was created again for other events starts where it is', () => {
    const other = { ...config, filter_subject: 'default.shop.refund' };
    expect(decide({ consumers: [consumer({ created: LATER, config: other })], remembered: { [NAME]: entry() } }))
      .toEqual({ memory: { stream: 's', consumers: { [NAME]: { created: LATER, floor: 100, config: other } } }, counts: {}, todo: [] });
  });

  test('what is remembered of another stream counts for nothing', () => {
    expect(decide({ stream: 't', consumers: [consumer({ created: LATER })], remembered: { [NAME]: entry() } }))
      .toEqual({ memory: { stream: 't', consumers: { [NAME]: entry({ created: LATER, floor: 100 }) } }, counts: {}, todo: [] });
    expect(decide({ stream: 't', remembered: { [NAME]: entry() } })).toEqual({ memory: { stream: 't', consumers: {} }, counts: {}, todo: [] });
  });

  test('while events are brought to it, its own configuration is remembered, and afterwards it gets that back', () => {
    const both = { durable_name: NAME, deliver_policy: 'new', filter_subjects: [SUBJECT, PRIVATE] };
    const look = (replayed: number) => decide({ consumers: [consumer({ config: both })], remembered: { [NAME]: entry({ replayed }) } });
    expect(look(120)).toEqual({ memory: { stream: 's', consumers: { [NAME]: entry({ floor: 100, replayed: 120 }) } }, counts: { [NAME]: { missing: 0, unasked: 0 } }, todo: [] });
    expect(look(100).todo).toEqual([{ do: 'finish', name: NAME }]);
  });

  test.each([[3, []], [4, ['restart']], [20, ['restart']]])('events wait and nobody asks for them, for the %sth time: %j', (count, todo) => {
    const { counts, todo: found } = unasked(count);
    expect([counts[NAME].unasked, found.map((each: any) => each.do)]).toEqual([count, todo]);
  });

  test.each([
    ['somebody asks', { num_pending: 3, num_waiting: 1 }],
    ['nothing waits', { num_pending: 0, num_waiting: 0 }],
  ])('as soon as %s it begins to count again', (_, more) => {
    const { counts, todo } = unasked(9, more);
    expect([counts[NAME].unasked, todo]).toEqual([0, []]);
  });
});
