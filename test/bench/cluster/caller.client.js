// Posts events to URL over CONNECTIONS kept connections, each waiting for its answer, for SECONDS; then prints the times of the answers.
const http = require('http');

const { URL: url, CONNECTIONS = '1', SECONDS = '10', SIZE = '1000' } = process.env;
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(CONNECTIONS) });
const body = JSON.stringify({ text: 'x'.repeat(Number(SIZE)) });
const end = Date.now() + Number(SECONDS) * 1000;
const times = [];
let refused = 0;

function post() {
  return new Promise(resolve => {
    const start = process.hrtime.bigint();
    const request = http.request(url, { method: 'POST', agent, timeout: 30000, headers: { 'content-type': 'application/json' } }, response => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) times.push(Number(process.hrtime.bigint() - start) / 1e6);
        else refused += 1;
        resolve();
      });
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', () => { refused += 1; resolve(); });
    request.end(body);
  });
}

async function connection() {
  while (Date.now() < end) await post();
}

Promise.all(Array.from({ length: Number(CONNECTIONS) }, connection)).then(() => {
  times.sort((a, b) => a - b);
  const at = share => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
  console.log(JSON.stringify({ accepted: times.length, refused, p50: at(0.5), p99: at(0.99) }));
  process.exit(0);
});
