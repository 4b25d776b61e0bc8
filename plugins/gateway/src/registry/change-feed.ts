import { Client } from "pg";

/** The channel on which triggers of the owning plugins tell what changed, as `license:<id>`, `product:<id>`, `developer:<id>`. */
const CHANNEL = "mintreu_gateway";
const CONNECT_MS = 3000;
const PROBE_EVERY_MS = 5000;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 2000;

export interface ChangeFeedOptions {
  databaseUrl: string;
  onNotice(name: string): void;
  /** Notices come from now on; those of before may have been missed. */
  onConnected(): void;
  log(level: "info" | "warn", message: string): void;
}

export interface ChangeFeed {
  isConnected(): boolean;
  close(): Promise<void>;
}

/**
 * Listens for changes for as long as the process lives: connects again when the connection is lost, and asks
 * something now and then, because a connection can be dead without anybody having said so.
 */
export function followChanges({ databaseUrl, onNotice, onConnected, log }: ChangeFeedOptions): ChangeFeed {
  let client: Client | null = null;
  let connected = false;
  let closed = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | null = null;

  const schedule = (work: () => void, ms: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(work, ms).unref();
  };

  const connect = async () => {
    const own = new Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: CONNECT_MS,
      keepAlive: true,
      application_name: "mintreu-gateway-changes",
    });
    client = own;
    const lost = (reason: string) => {
      if (client !== own) return;
      client = null;
      if (connected) log("warn", `changes: the connection was lost (${reason})`);
      connected = false;
      own.end().catch(() => {});
      if (closed) return;
      schedule(() => void connect(), retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };
    own.on("error", (error) => lost(error.message));
    own.on("end", () => lost("ended"));
    own.on("notification", ({ payload }) => payload && onNotice(payload));
    const probe = () => {
      own.query("select 1").then(
        () => client === own && schedule(probe, PROBE_EVERY_MS),
        (error: Error) => lost(error.message),
      );
    };
    try {
      await own.connect();
      await own.query(`listen ${CHANNEL}`);
      if (client !== own || closed) return;
      connected = true;
      retryMs = FIRST_RETRY_MS;
      onConnected();
      log("info", "changes: listening");
      schedule(probe, PROBE_EVERY_MS);
    } catch (error) {
      lost((error as Error).message);
    }
  };
  void connect();

  return {
    isConnected: () => connected,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      const own = client;
      client = null;
      connected = false;
      await own?.end().catch(() => {});
    },
  };
}
