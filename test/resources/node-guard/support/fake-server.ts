import { createServer as createHttpServer, Server as HttpServer } from 'http';
import { createServer, Server, Socket } from 'net';

/** A NATS server: it says its name to each client, and answers on its monitoring port. */
export class FakeServer {
  public static async start(name: string, address: string, ports: { readonly client: number; readonly monitor: number }): Promise<FakeServer> {
    const server = new FakeServer(name);
    await Promise.all([listen(server.clients, ports.client, address), listen(server.monitor, ports.monitor, address)]);
    return server;
  }

  public healthy = true;
  private readonly sockets = new Set<Socket>();
  private readonly clients: Server = createServer(socket => {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy());
    socket.write(this.name);
  });
  private readonly monitor: HttpServer = createHttpServer((_, response) => {
    response.statusCode = this.healthy ? 200 : 503;
    response.end(`{"server_name": "${this.name}"}`);
  });

  /** @param name what it calls itself */
  private constructor(public name: string) {}

  public stop(): void {
    this.clients.close();
    this.monitor.close();
    this.monitor.closeAllConnections();
    for (const socket of this.sockets) socket.destroy();
  }
}

function listen(server: Server | HttpServer, port: number, address: string): Promise<void> {
  return new Promise(resolve => server.listen(port, address, resolve));
}
