// Stands in for an Argo Events process that is elected by a Lease: takes, renews and releases it as client-go does with the same
// settings, and ends when it loses it.
const { readFileSync } = require('fs');
const https = require('https');

const { HOSTNAME, LEASE, NAMESPACE, KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT } = process.env;
const [leaseDuration, renewDeadline, retryPeriod] = ['LEASE_DURATION', 'RENEW_DEADLINE', 'RETRY_PERIOD']
  .map(name => Number(/^(\d+)s$/.exec(process.env[`LEADER_ELECTION_${name}`])[1]) * 1000);
const account = '/var/run/secrets/kubernetes.io/serviceaccount';
const leases = `/apis/coordination.k8s.io/v1/namespaces/${NAMESPACE}/leases`;
let seen = { version: undefined, at: 0 };
let stopping = false;

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = https.request({
      host: KUBERNETES_SERVICE_HOST, port: KUBERNETES_SERVICE_PORT, path, method, timeout: 3000,
      ca: readFileSync(`${account}/ca.crt`),
      headers: { 'Authorization': `Bearer ${readFileSync(`${account}/token`, 'utf8')}`, 'Content-Type': 'application/json' },
    }, response => {
      let text = '';
      response.on('data', data => { text += data; });
      response.on('end', () => response.statusCode < 300 || response.statusCode === 404
        ? resolve(response.statusCode === 404 ? undefined : JSON.parse(text))
        : reject(new Error(`${method} ${path}: ${response.statusCode}`)));
    });
    request.on('timeout', () => request.destroy(new Error('timed out')));
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  });
}

async function tryToLead(holder = HOSTNAME) {
  const time = new Date().toISOString().replace('Z', '000Z');
  const spec = { holderIdentity: holder, leaseDurationSeconds: leaseDuration / 1000, renewTime: time };
  const lease = await call('GET', `${leases}/${LEASE}`);
  if (lease === undefined) {
    await call('POST', leases, { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: LEASE }, spec: { ...spec, acquireTime: time } });
    return true;
  }
  if (lease.metadata.resourceVersion !== seen.version) seen = { version: lease.metadata.resourceVersion, at: Date.now() };
  const held = lease.spec.holderIdentity;
  if (held && held !== HOSTNAME && Date.now() < seen.at + leaseDuration) return false;
  await call('PUT', `${leases}/${LEASE}`, { ...lease, spec: { ...lease.spec, ...spec, ...held !== HOSTNAME && { acquireTime: time } } });
  return true;
}

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const attempt = holder => tryToLead(holder).catch(error => { console.log(error.message); return false; });

process.on('SIGTERM', async () => {
  stopping = true;
  const lease = await call('GET', `${leases}/${LEASE}`).catch(() => undefined);
  if (lease?.spec.holderIdentity === HOSTNAME) await attempt('');
  process.exit(1);
});

(async () => {
  while (!await attempt()) await sleep(retryPeriod * (1 + Math.random() * 1.2));
  console.log('leads');
  for (let renewed = Date.now(); !stopping;) {
    await sleep(retryPeriod);
    if (await attempt()) renewed = Date.now();
    if (Date.now() - renewed > renewDeadline) process.exit(1);
  }
})();
