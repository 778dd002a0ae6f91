import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CertificateRequest, Pem } from '../../../src/argo-events/workload/event-bus-secrets';

/** A certificate and an authority of its own, by the openssl command line. */
export function certificate({ organization, dnsNames, extendedKeyUsage, days }: CertificateRequest): Pem {
  const directory = mkdtempSync(join(tmpdir(), 'pki-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
  const read = (file: string) => readFileSync(join(directory, file), 'utf8');
  const subject = `/O=${organization}`;
  const names = `subjectAltName=${dnsNames.map(name => `DNS:${name}`).join(',')}\nextendedKeyUsage=${extendedKeyUsage.join(',')}\n`;
  writeFileSync(join(directory, 'names'), names);
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt', '-days', String(days), '-subj', subject);
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key', '-out', 'csr', '-subj', subject);
  openssl('x509', '-req', '-in', 'csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'cert', '-days', String(days), '-extfile', 'names');
  const pem = { key: read('key'), cert: read('cert'), caCert: read('ca.crt') };
  rmSync(directory, { recursive: true });
  return pem;
}
