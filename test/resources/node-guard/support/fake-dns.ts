import { createSocket, Socket } from 'dgram';

/** Answers questions for IPv4 addresses of the names that it knows. */
export class FakeDns {
  public static start(addresses: Record<string, string>): Promise<FakeDns> {
    const socket = createSocket('udp4');
    return new Promise(resolve => socket.bind(0, '127.0.0.1', () => resolve(new FakeDns(socket, addresses))));
  }

  public answers = true;

  private constructor(private readonly socket: Socket, addresses: Record<string, string>) {
    socket.on('message', (question, from) => {
      if (this.answers) socket.send(answer(question, addresses), from.port, from.address);
    });
  }

  public get port(): number {
    return this.socket.address().port;
  }

  public stop(): void {
    this.socket.close();
  }
}

const IPV4 = 1;

function answer(question: Buffer, addresses: Record<string, string>): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at]; length > 0; length = question[at]) {
    labels.push(question.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const asked = question.subarray(12, at + 5);
  const address = question.readUInt16BE(at + 1) === IPV4 ? addresses[labels.join('.')] : undefined;
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(address ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const record = address ? [Buffer.from([0xc0, 12, 0, IPV4, 0, 1, 0, 0, 0, 5, 0, 4]), Buffer.from(address.split('.').map(Number))] : [];
  return Buffer.concat([header, asked, ...record]);
}
