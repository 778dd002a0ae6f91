// Posts RATE events a second, numbered from FIRST on, to URL until the file STOP exists, then says how it went, and the numbers of those that were taken. No JSON while /tmp/text exists.
const fs = require('fs');
const http = require('http');

const { URL: url, RATE = '50', STOP = '/tmp/stop', FIRST = '0' } = process.env;
const result = { sent: 0, taken: [], refused: 0, answers: {}, gap: 0, slowest: 0 };
let last = Date.now();
let open = 0;

function post(id) {
  const start = Date.now();
  let settled = false;
  const settle = answer => {
    if (settled) return;
    settled = true;
    open -= 1;
    const now = Date.now();
    result.slowest = Math.max(result.slowest, now - start);
    if (answer === 200) {
      result.taken.push(id);
      result.gap = Math.max(result.gap, now - last);
      last = now;
    } else {
      result.refused += 1;
      result.answers[answer] = (result.answers[answer] ?? 0) + 1;
    }
  };
  result.sent += 1;
  open += 1;
  const request = http.request(url, { method: 'POST', agent: false, timeout: 30000, headers: { 'content-type': 'application/json' } }, response => { response.resume(); response.on('end', () => settle(response.statusCode)); });
  request.on('timeout', () => request.destroy(new Error('timeout')));
  request.on('error', error => settle(error.code ?? error.message));
  request.end(fs.existsSync('/tmp/text') ? 'no JSON' : JSON.stringify({ id }));
}

const timer = setInterval(() => {
  if (!fs.existsSync(STOP)) return post(Number(FIRST) + result.sent);
  clearInterval(timer);
  const done = setInterval(() => {
    if (open > 0) return;
    clearInterval(done);
    console.log(JSON.stringify(result));
  }, 100);
}, 1000 / Number(RATE));
