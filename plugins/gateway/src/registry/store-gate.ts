import { DatabaseError } from "pg";

const RETRY_MS = 500;
/** Classes of errors by which a database says that it cannot work now: connection, resources, operator, system. */
const OUT_OF_ORDER = /^(08|53|57|58)/;

/**
 * Whether the store answers, as far as is known. Once it has failed, one question at a time finds out whether it is
 * back; nobody else waits for it meanwhile.
 */
export class StoreGate {
  private down = false;
  private probing = false;
  private retryAt = 0;

  /** `elapsed` gives milliseconds that only ever grow. */
  constructor(private readonly elapsed: () => number = () => performance.now()) {}

  isDown(): boolean {
    return this.down;
  }

  /** Whether the caller may ask now; who may must report by `ask`. */
  mayAsk(): boolean {
    return !this.down || (!this.probing && this.elapsed() >= this.retryAt);
  }

  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    this.probing = this.down;
    try {
      const answer = await question();
      this.down = false;
      return answer;
    } catch (error) {
      this.down = !isAnswer(error);
      this.retryAt = this.elapsed() + RETRY_MS;
      throw error;
    } finally {
      this.probing = false;
    }
  }
}

/** A database that refuses a question is there. */
function isAnswer(error: unknown): boolean {
  return error instanceof DatabaseError && !OUT_OF_ORDER.test(error.code ?? "");
}
