import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { HttpPrometheus, PrometheusError } from '../../../src/drill/alerts/prometheus';

/** Answers of Prometheus 2.42. */
const RULES = '{"status":"success","data":{"groups":[{"name":"argo-events.eventbus.default","file":"rules.yml","rules":[{"state":"inactive","name":"ArgoEventsBusQuorumMarginGone","query":"count(nats_server_jetstream_disabled{namespace=\\"shop\\"} == 0) == 2","duration":300,"keepFiringFor":0,"labels":{"eventbus":"default","namespace":"shop","severity":"warning"},"annotations":{},"alerts":[],"health":"unknown","evaluationTime":0,"lastEvaluation":"0001-01-01T00:00:00Z","type":"alerting"}],"interval":60,"limit":0,"evaluationTime":0,"lastEvaluation":"0001-01-01T00:00:00Z"}]}}';
const ALERTS = '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"ALERTS","alertname":"ArgoEventsBusQuorumMarginGone","alertstate":"pending","eventbus":"default","namespace":"shop","severity":"warning"},"values":[[1767261755,"1"],[1767261815,"1"]]}]}}';
const PARSE_ERROR = '{"status":"error","errorType":"bad_data","error":"1:5: parse error: unclosed left parenthesis"}';

let server: Server;
let requests: { path?: string; body: string }[];
let answer: { status: number; text: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', data => { body += data; });
    request.on('end', () => {
      requests.push({ path: request.url, body });
      response.writeHead(answer.status).end(answer.text);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => { requests = []; });
afterAll(() => new Promise(resolve => server.close(resolve)));

const url = (path = '') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const RANGE = { from: 1767261695, to: 1767262000, step: 60 };

test('asks for the rules that are loaded', async () => {
  answer = { status: 200, text: RULES };
  expect(await new HttpPrometheus(url('/prometheus/')).rules()).toEqual([
    { name: 'ArgoEventsBusQuorumMarginGone', pendingSeconds: 300, labels: { eventbus: 'default', namespace: 'shop', severity: 'warning' } },
  ]);
  expect(requests).toEqual([{ path: '/prometheus/api/v1/rules?type=alert', body: '' }]);
});

test('asks for series over time, in the body of the request', async () => {
  answer = { status: 200, text: ALERTS };
  expect(await new HttpPrometheus(url()).range('ALERTS{namespace="shop"}', RANGE)).toEqual([{
    labels: { __name__: 'ALERTS', alertname: 'ArgoEventsBusQuorumMarginGone', alertstate: 'pending', eventbus: 'default', namespace: 'shop', severity: 'warning' },
    times: [1767261755, 1767261815],
  }]);
  expect(requests).toEqual([{ path: '/api/v1/query_range', body: 'query=ALERTS%7Bnamespace%3D%22shop%22%7D&start=1767261695&end=1767262000&step=60' }]);
});

test.each([
  ['a query that Prometheus refuses', 400, PARSE_ERROR, /\/api\/v1\/query_range: 1:5: parse error: unclosed left parenthesis$/],
  ['another server', 404, '404 page not found', /\/api\/v1\/query_range: HTTP 404, and no JSON$/],
  ['JSON of another server', 200, '{"message": "hello"}', /: the answer is not one of Prometheus$/],
])('%s is told with the address', async (_, status, text, message) => {
  answer = { status, text };
  const asked = new HttpPrometheus(url()).range('sum(', RANGE);
  await expect(asked).rejects.toThrow(message);
  await expect(asked).rejects.toThrow(PrometheusError);
});

test('a server that does not answer is told', async () => {
  const closed = createServer();
  await new Promise<void>(resolve => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise(resolve => closed.close(resolve));
  await expect(new HttpPrometheus(`http://127.0.0.1:${port}`).rules()).rejects.toThrow(`http://127.0.0.1:${port}/api/v1/rules: connect ECONNREFUSED`);
});

test.each(['localhost:9090', 'prometheus', 'ftp://prometheus', 'http://me:secret@prometheus', 'http://prometheus/graph?g0.expr=up'])('refuses the address %s', address => {
  expect(() => new HttpPrometheus(address)).toThrow('--prometheus is');
});
