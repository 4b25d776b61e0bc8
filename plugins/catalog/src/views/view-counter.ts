export interface ProductView {
  product_id: string;
  visitor: Buffer;
  seen_at: Date;
}

interface Options {
  store: (views: ProductView[]) => Promise<void>;
  onError: (error: unknown) => void;
  /** How long a view waits for others. */
  delayMs?: number;
  /** Beyond this nothing more is taken: a flood must not fill the memory while the database is away. */
  most?: number;
}

/**
 * Gathers views and stores them together, so that a page view costs no write of its own. What could not be
 * stored is tried again; `close` stores what is left. Within one batch a visitor stands once for a product.
 */
export class ViewCounter {
  #waiting = new Map<string, ProductView>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  readonly #options: Required<Options>;

  constructor(options: Options) {
    this.#options = { delayMs: 1000, most: 50_000, ...options };
  }

  add(view: ProductView): void {
    const key = `${view.product_id} ${view.visitor.toString("base64")}`;
    if (this.#waiting.has(key) || this.#waiting.size >= this.#options.most) return;
    this.#waiting.set(key, view);
    this.#schedule();
  }

  /** Stores what has come until now; resolves when it is stored, or has failed and waits for the next time. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running = this.#running.then(() => this.#storeWaiting());
    return this.#running;
  }

  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
  }

  async #storeWaiting(): Promise<void> {
    const batch = this.#waiting;
    if (batch.size === 0) return;
    this.#waiting = new Map();
    try {
      await this.#options.store([...batch.values()]);
    } catch (error) {
      this.#options.onError(error);
      // Older views first: of two of one visitor the first counts.
      this.#waiting = new Map([...batch, ...[...this.#waiting].filter(([key]) => !batch.has(key))].slice(0, this.#options.most));
      this.#schedule();
    }
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.flush(), this.#options.delayMs).unref();
  }
}
