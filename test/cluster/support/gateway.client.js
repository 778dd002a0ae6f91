// Posts 5 events a second to each gateway until the file STOP exists, then says how it went. GATEWAYS: pairs of name and port, as JSON.
const fs = require('fs');
const http = require('http');

const { STOP, GATEWAYS } = process.env;
const gateways = JSON.parse(GATEWAYS);
const outcomes = Object.fromEntries(gateways.map(([name]) => [name, { sent: 0, refused: 0, answers: {}, refusedFor: 0, slowest: 0 }]));
const firstRefusal = {};
let open = 0;

function post(name, port) {
  const outcome = outcomes[name];
  const start = Date.now();
  const refuse = answer => {
    outcome.refused += 1;
    outcome.answers[answer] = (outcome.answers[answer] ?? 0) + 1;
    firstRefusal[name] ??= start;
    outcome.refusedFor = (Date.now() - firstRefusal[name]) / 1000;
  };
  outcome.sent += 1;
  open += 1;
  const request = http.request({ port, method: 'POST', path: '/order', agent: false, timeout: 45000 }, response => {
    response.resume();
    response.on('end', () => {
      open -= 1;
      if (response.statusCode !== 200) refuse(response.statusCode);
      else outcome.slowest = Math.max(outcome.slowest, Date.now() - start);
    });
  });
  request.on('timeout', () => request.destroy(new Error('timeout')));
  request.on('error', error => {
    open -= 1;
    refuse(error.code ?? error.message);
  });
  request.end('{"through":"gateway"}');
}

const timer = setInterval(() => {
  if (!fs.existsSync(STOP)) return gateways.forEach(([name, port]) => post(name, port));
  clearInterval(timer);
  const done = setInterval(() => {
    if (open > 0) return;
    clearInterval(done);
    console.log(JSON.stringify(outcomes));
  }, 100);
}, 200);
