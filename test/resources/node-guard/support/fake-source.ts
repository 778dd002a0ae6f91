import { createServer, Server } from 'http';
import { AddressInfo, createServer as createTcpServer, connect, Server as TcpServer, Socket } from 'net';

/** A pod of an EventSource. */
export class FakePod {
  public static start(name: string): Promise<FakePod> {
    const server = createServer();
    server.keepAliveTimeout = 0;
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(new FakePod(name, server))));
  }

  /** 0 ends the connection without an answer. */
  public status = 200;
  /** The body of its answers; undefined for its name. */
  public text?: string;
  /** Takes requests and never answers. */
  public hangs = false;
  public requests = 0;

  private constructor(name: string, private readonly server: Server) {
    server.on('request', (request, response) => {
      this.requests += 1;
      request.resume();
      request.on('end', () => {
        if (this.hangs) return undefined;
        if (this.status === 0) return request.socket.destroy();
        response.statusCode = this.status;
        return response.end(this.text ?? name);
      });
    });
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A Service: leads each connection to one of its pods, by chance. */
export class FakeService {
  public static start(address: string, port: number, pods: FakePod[]): Promise<FakeService> {
    const server = createTcpServer();
    return new Promise(resolve => server.listen(port, address, () => resolve(new FakeService(server, pods))));
  }

  public connections = 0;
  private readonly open = new Set<Socket>();

  private constructor(private readonly server: TcpServer, public pods: FakePod[]) {
    server.on('connection', socket => {
      this.connections += 1;
      const pod = this.pods[Math.floor(Math.random() * this.pods.length)];
      if (!pod) return socket.resetAndDestroy();
      const onward = connect(pod.port, '127.0.0.1');
      for (const [one, other] of [[socket, onward], [onward, socket]]) {
        this.open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
      return undefined;
    });
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public stop(): void {
    for (const socket of this.open) socket.destroy();
    this.server.close();
  }
}
