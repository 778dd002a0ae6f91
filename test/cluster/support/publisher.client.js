// Publishes RATE numbered events a second on the bus until the file STOP exists, then says how it went, and the numbers of those that were acknowledged.
// It verifies the server's certificate, connects again at once when it is closed, and tries each event until it is acknowledged or 30 s are over.
const fs = require('fs');
const net = require('net');
const tls = require('tls');

const { BUS_HOST, CA = '/etc/bus/ca-cert', AUTH = '/etc/bus/client-auth', SUBJECT = 'default.shop.order', RATE = '50', STOP = '/tmp/stop' } = process.env;
const credential = name => new RegExp(`^${name}: *(.*)$`, 'm').exec(fs.readFileSync(AUTH, 'utf8'))[1];
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const inbox = `_INBOX.${Math.random().toString(36).slice(2)}`;
const waiting = new Map();
const result = { sent: 0, taken: [], refused: 0, answers: {}, gap: 0, slowest: 0, connections: 0 };
let socket;

function connectOnce() {
  return new Promise((resolve, reject) => {
    const plain = net.connect(4222, BUS_HOST);
    const fail = error => { plain.destroy(); reject(error); };
    const timer = setTimeout(() => fail(new Error('connect timed out')), 2000);
    plain.once('error', fail);
    // the server speaks first, in plain text, then both go on with TLS
    plain.once('data', () => {
      const secure = tls.connect({ socket: plain, ca: fs.readFileSync(CA), servername: BUS_HOST }, () => {
        clearTimeout(timer);
        const options = { verbose: false, tls_required: true, headers: true, no_responders: true, user: credential('username'), pass: credential('password') };
        secure.write(`CONNECT ${JSON.stringify(options)}\r\nSUB ${inbox}.* 1\r\nPING\r\n`);
        resolve(secure);
      });
      secure.on('error', fail);
    });
  });
}

async function stayConnected() {
  for (;;) {
    try {
      const made = await connectOnce();
      const closed = new Promise(resolve => made.once('close', resolve));
      read(made);
      result.connections += 1;
      socket = made;
      await closed;
    } catch (error) {
      const reason = error.code ?? error.message;
      result.answers[reason] = (result.answers[reason] ?? 0) + 1;
    }
    socket = undefined;
    for (const settle of waiting.values()) settle(undefined);
    await sleep(100);
  }
}

function read(made) {
  let text = '';
  made.on('data', data => {
    text += data;
    for (;;) {
      const end = text.indexOf('\r\n');
      if (end < 0) return;
      const line = text.slice(0, end);
      const message = /^H?MSG (\S+) \S+ (?:\S+ )*(\d+)$/.exec(line);
      if (!message) {
        if (line === 'PING') made.write('PONG\r\n');
        if (line.startsWith('-ERR')) result.answers[line] = (result.answers[line] ?? 0) + 1;
        text = text.slice(end + 2);
        continue;
      }
      const length = Number(message[2]);
      if (text.length < end + 4 + length) return;
      waiting.get(message[1])?.(text.slice(end + 2, end + 2 + length));
      text = text.slice(end + 4 + length);
    }
  });
}

let last = Date.now();
let open = 0;
let replies = 0;

async function publish(id) {
  const start = Date.now();
  const body = JSON.stringify({ id });
  open += 1;
  result.sent += 1;
  let taken = false;
  while (!taken && Date.now() - start < 30000) {
    const reply = `${inbox}.${replies++}`;
    const answer = await new Promise(resolve => {
      if (!socket) return setTimeout(resolve, 100);
      waiting.set(reply, resolve);
      setTimeout(resolve, 5000).unref();
      socket.write(`PUB ${SUBJECT} ${reply} ${Buffer.byteLength(body)}\r\n${body}\r\n`);
    });
    waiting.delete(reply);
    taken = answer !== undefined && /"seq":\d/.test(answer) && !/"error"/.test(answer);
    if (!taken) await sleep(100);
  }
  open -= 1;
  const now = Date.now();
  result.slowest = Math.max(result.slowest, now - start);
  if (!taken) result.refused += 1;
  else {
    result.taken.push(id);
    result.gap = Math.max(result.gap, now - last);
    last = now;
  }
}

stayConnected();
const timer = setInterval(() => {
  if (!fs.existsSync(STOP)) return publish(result.sent);
  clearInterval(timer);
  const done = setInterval(() => {
    if (open > 0) return;
    console.log(JSON.stringify(result));
    process.exit(0);
  }, 100);
}, 1000 / Number(RATE));
