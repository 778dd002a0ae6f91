// @ts-check
// The load generator of a drill: sends numbered events and receives the deliveries, so that one clock stamps both.
// Its log only grows, one entry a line: `s` sent, `a` answered, `d` delivered, `x` a delivery without a number. An answer
// begins with `n`, the present time. `ask` and `fetch` are for kubectl exec.
// Environment: URL, METHOD, RATE (events a second), RUN, SINK_PORT, CONTROL_PORT, TIMEOUT_MS.
const http = require('http');
const { URL: target, METHOD = 'POST', RATE = '20', RUN = 'r', SINK_PORT = '8080', CONTROL_PORT = '8081', TIMEOUT_MS = '60000' } = process.env;
const [, , command, ...rest] = process.argv;

async function ask(url, timeout) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    return await response.text();
  } catch (error) {
    return undefined;
  }
}

async function tell() {
  if (command === 'fetch') return JSON.stringify(await Promise.all(rest.map(async url => (await ask(url, 5000)) ?? null)));
  const text = await ask('http://127.0.0.1:' + CONTROL_PORT + rest[0], 20000);
  if (text === undefined) throw new Error('the tools do not answer');
  return text;
}

const log = [];
let next = 0;
let ticking;

function note(entry) {
  log.push(JSON.stringify(entry));
}

function send() {
  const n = next++;
  note(['s', Date.now(), n]);
  let settled = false;
  const settle = answer => {
    if (settled) return;
    settled = true;
    note(['a', Date.now(), n, answer]);
  };
  // a new connection for each: a caller that keeps one would hide or repeat what a failure does to others
  const request = http.request(target, { method: METHOD, agent: false, headers: { 'content-type': 'application/json' } }, response => {
    response.resume();
    response.on('end', () => settle(response.statusCode));
    response.on('close', () => settle('closed'));
  });
  const timer = setTimeout(() => request.destroy(Object.assign(new Error(), { code: 'timeout' })), Number(TIMEOUT_MS));
  request.on('close', () => clearTimeout(timer));
  request.on('error', error => settle(/** @type {NodeJS.ErrnoException} */ (error).code || error.message));
  request.end(JSON.stringify({ drill: 'ha-events-drill:' + RUN + ':' + n }));
}

function start(from) {
  stop();
  next = from;
  const began = Date.now();
  const interval = 1000 / Number(RATE);
  let sent = 0;
  // a timer that comes late does not lower the rate
  ticking = setInterval(() => {
    while (sent * interval <= Date.now() - began) {
      sent++;
      send();
    }
  }, Math.max(1, interval / 2));
}

function stop() {
  clearInterval(ticking);
}

function serve() {
  const number = new RegExp('ha-events-drill:' + RUN + ':(\\d+)');
  http.createServer((request, response) => {
    const from = request.socket.remoteAddress.replace('::ffff:', '');
    let body = '';
    request.on('data', data => { body += data; });
    request.on('end', () => {
      const found = number.exec(body);
      if (found) note(['d', Date.now(), Number(found[1]), from]);
      else if (request.method === 'POST' || body !== '') note(['x', Date.now(), -1, from]);
      // a kept connection would end with the pod when it moves
      response.setHeader('connection', 'close');
      response.end('ok');
    });
  }).listen(Number(SINK_PORT));
  http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://tools');
    if (pathname === '/start') start(Number(searchParams.get('from')));
    if (pathname === '/stop') stop();
    if (pathname === '/log') response.write(JSON.stringify(['n', Date.now()]) + '\n' + log.slice(Number(searchParams.get('after'))).map(line => line + '\n').join(''));
    response.end(pathname === '/log' ? '' : String(Date.now()));
  }).listen(Number(CONTROL_PORT), '127.0.0.1');
}

if (command === 'serve') serve();
else tell().then(text => process.stdout.write(text), error => { console.error(error.message); process.exitCode = 1; });
