import { ByteReader, ByteWriter } from "./byte-list";

/** Every quantile is within 1 % of a value that was really added. */
const ACCURACY = 0.01;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);

/**
 * Times in microseconds, counted in buckets that grow by 2 % (DDSketch: Masson, Rim, Lee, 2019). Sketches of parts merge into
 * exactly the sketch of the whole, in any order. Times below one microsecond count as zero.
 */
export class LatencySketch {
  private readonly buckets = new Map<number, number>();
  private zeros = 0;
  private total = 0;

  get count(): number {
    return this.total;
  }

  add(microseconds: number, times = 1): void {
    this.total += times;
    if (microseconds < 1) this.zeros += times;
    else this.addTo(Math.ceil(Math.log(microseconds) / LOG_GAMMA), times);
  }

  merge(other: LatencySketch): void {
    this.total += other.total;
    this.zeros += other.zeros;
    for (const [bucket, count] of other.buckets) this.addTo(bucket, count);
  }

  /** The value at rank `fraction` (0 to 1) of all that was added, in microseconds; null when nothing was. */
  quantile(fraction: number): number | null {
    if (this.total === 0) return null;
    const rank = fraction * (this.total - 1);
    let below = this.zeros;
    if (rank < below) return 0;
    for (const bucket of [...this.buckets.keys()].sort((one, other) => one - other)) {
      below += this.buckets.get(bucket)!;
      // The middle of a bucket, as far from its lower end as from its upper one in relation.
      if (rank < below) return (2 * GAMMA ** bucket) / (GAMMA + 1);
    }
    return null;
  }

  toBytes(): Buffer {
    const writer = new ByteWriter();
    writer.writeNumber(this.zeros);
    let before = 0;
    for (const bucket of [...this.buckets.keys()].sort((one, other) => one - other)) {
      writer.writeNumber(bucket - before);
      writer.writeNumber(this.buckets.get(bucket)!);
      before = bucket;
    }
    return writer.toBuffer();
  }

  static fromBytes(bytes: Buffer): LatencySketch {
    const sketch = new LatencySketch();
    const reader = new ByteReader(bytes);
    sketch.zeros = reader.readNumber();
    sketch.total = sketch.zeros;
    let bucket = 0;
    while (!reader.atEnd) {
      bucket += reader.readNumber();
      const count = reader.readNumber();
      sketch.addTo(bucket, count);
      sketch.total += count;
    }
    return sketch;
  }

  private addTo(bucket: number, count: number): void {
    this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + count);
  }
}
