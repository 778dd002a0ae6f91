/** Peer dependencies, which some commands need to make objects. */
const PEERS = ['cdk8s', 'constructs', 'cdk8s-plus-28'];

/** The peer dependency whose absence made the error; undefined for any other error. */
export function missingPeer(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  return code !== 'MODULE_NOT_FOUND' ? undefined : PEERS.find(peer => message.startsWith(`Cannot find module '${peer}'`));
}

export function missingPeerMessage(peer: string): string {
  return `this command makes objects with ${peer}, which is not installed. check, report and explain need no peer dependency. `
    + 'Fix: npm install cdk8s constructs cdk8s-plus-28';
}
