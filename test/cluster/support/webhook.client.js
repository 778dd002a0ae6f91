// Stands in for an EventSource's process: one webhook, one connection to the bus with the options of Argo Events. When it is closed,
// requests are answered 500 until a look every 5 s has connected again; SIGTERM ends the process at once.
const http = require('http');
const net = require('net');
const tls = require('tls');

const { BUS_HOST, BUS_USER, BUS_PASSWORD, PORT = '12000', SUBJECT = 'default.shop.order' } = process.env;
const inbox = `_INBOX.${Math.random().toString(36).slice(2)}`;
let connection;
let sequence = 0;

function connect() {
  return new Promise((resolve, reject) => {
    const plain = net.connect(4222, BUS_HOST);
    const timer = setTimeout(() => fail(new Error('connect timed out')), 5000);
    const fail = error => { clearTimeout(timer); plain.destroy(); reject(error); };
    plain.once('error', fail);
    plain.once('close', () => fail(new Error('closed')));
    // the server speaks first, in plain text, then both go on with TLS
    plain.once('data', () => {
      plain.removeAllListeners('error');
      plain.removeAllListeners('close');
      const socket = tls.connect({ socket: plain, rejectUnauthorized: false }, () => {
        clearTimeout(timer);
        socket.write(`CONNECT ${JSON.stringify({ verbose: false, tls_required: true, headers: true, no_responders: true, user: BUS_USER, pass: BUS_PASSWORD })}\r\nSUB ${inbox}.* 1\r\nPING\r\n`);
        resolve({ socket, waiting: new Map(), open: true });
      });
      socket.on('error', fail);
    });
  }).then(made => {
    let text = '';
    made.socket.on('data', data => {
      text += data;
      for (;;) {
        const end = text.indexOf('\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        const message = /^H?MSG (\S+) \S+ (?:\S+ )*(\d+)$/.exec(line);
        if (!message) {
          if (line === 'PING') made.socket.write('PONG\r\n');
          text = text.slice(end + 2);
          continue;
        }
        const length = Number(message[2]);
        if (text.length < end + 4 + length) return;
        made.waiting.get(message[1])?.(text.slice(end + 2, end + 2 + length));
        text = text.slice(end + 4 + length);
      }
    });
    const closed = () => {
      made.open = false;
      for (const settle of made.waiting.values()) settle(undefined);
    };
    made.socket.on('close', closed);
    made.socket.on('error', closed);
    return made;
  });
}

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const NOBODY = /^NATS\/1\.0 503/;

async function request(made, body) {
  const reply = `${inbox}.${sequence++}`;
  const answer = await new Promise(resolve => {
    made.waiting.set(reply, resolve);
    setTimeout(() => resolve(undefined), 5000).unref();
    made.socket.write(`PUB ${SUBJECT} ${reply} ${Buffer.byteLength(body)}\r\n${body}\r\n`);
  });
  made.waiting.delete(reply);
  return answer;
}

/** As nats.go: where nobody can answer it asks twice more. */
async function ask(body) {
  for (let again = 0; ; again++) {
    const made = connection;
    const answer = made.open ? await request(made, body) : undefined;
    if (!NOBODY.test(answer) || again === 2) return answer;
    await sleep(250);
  }
}

/** Publishes with an acknowledgement of the stream as Argo Events: not at all on a connection that is closed at first, else five tries, 1 s to 2 s between them. */
async function publish(body) {
  if (!connection.open) return false;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (attempt > 0) await sleep(1000 * (1 + Math.random()));
    const answer = await ask(body) ?? '';
    if (answer.includes('"seq"') && !answer.includes('"error"')) return true;
  }
  return false;
}

async function main() {
  connection = await connect();
  const look = () => setTimeout(async () => {
    if (!connection.open) connection = await connect().catch(() => connection);
    look();
  }, 5000);
  look();
  http.createServer((request, response) => {
    if (request.url === '/health') return response.end('OK');
    let body = '';
    request.on('data', data => { body += data; });
    request.on('end', async () => {
      response.statusCode = await publish(body) ? 200 : 500;
      response.end();
    });
  }).listen(Number(PORT));
  http.createServer((_, response) => response.end()).listen(7777);
  console.log('listening');
}

process.on('SIGTERM', () => process.exit(0));
main().catch(error => { console.error(error.message); process.exit(1); });
