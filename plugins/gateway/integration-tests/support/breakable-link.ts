import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server that a test can cut and mend, as a server that goes away and comes back. */
export interface BreakableLink {
  port: number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openLink(host: string, port: number): Promise<BreakableLink> {
  let whole = true;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect({ host, port });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The same address by way of the link. */
export function through(link: BreakableLink, address: string): string {
  const url = new URL(address);
  url.hostname = "127.0.0.1";
  url.port = String(link.port);
  return url.href;
}
