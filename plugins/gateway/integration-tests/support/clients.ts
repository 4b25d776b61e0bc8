import { type ClientRequest, type IncomingMessage, request, type RequestOptions } from "node:http";
import { connect, type Socket } from "node:net";

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
  trailers: IncomingMessage["trailers"];
}

export interface Sending {
  outgoing: ClientRequest;
  /** Its head, as soon as that is here. */
  head: Promise<IncomingMessage>;
}

/** A request whose body the test sends itself. */
export function open(url: string, options: RequestOptions = {}): Sending {
  const outgoing = request(url, { agent: false, ...options });
  const head = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on("response", resolve);
    outgoing.on("error", reject);
  });
  head.catch(() => {});
  return { outgoing, head };
}

export async function readAll(head: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of head) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A whole exchange over a connection of its own. */
export async function call(url: string, options: RequestOptions = {}, body?: string | Buffer): Promise<Answer> {
  const { outgoing, head } = open(url, options);
  outgoing.end(body);
  const answer = await head;
  return { status: answer.statusCode!, headers: answer.headers, body: await readAll(answer), trailers: answer.trailers };
}

/** A connection that speaks bytes; resolves with all that came until `until` is seen, or the connection ended. */
export class RawClient {
  readonly socket: Socket;
  #text = "";
  #ended = false;
  #look = () => {};

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.on("data", (data) => {
      this.#text += data.toString("latin1");
      this.#look();
    });
    const end = () => {
      this.#ended = true;
      this.#look();
    };
    this.socket.on("error", end).on("close", end);
  }

  send(text: string): this {
    this.socket.write(text, "latin1");
    return this;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get text(): string {
    return this.#text;
  }

  async until(pattern: RegExp): Promise<string> {
    await this.#when(() => pattern.test(this.#text) || this.#ended);
    return this.#text;
  }

  async untilEnd(): Promise<string> {
    await this.#when(() => this.#ended);
    return this.#text;
  }

  #when(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (condition()) resolve();
      };
      this.#look();
    });
  }
}

/** Asks again until it holds. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
