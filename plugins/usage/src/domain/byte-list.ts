/** Whole numbers from 0 on, each in as few bytes as it needs (7 bits a byte, least significant first). */
export class ByteWriter {
  private readonly bytes: number[] = [];

  writeNumber(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no whole number from 0 on`);
    let rest = value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }

  toBuffer(): Buffer {
    return Buffer.from(this.bytes);
  }
}

/** Reads what a `ByteWriter` wrote. Throws a RangeError at the end of bytes that are cut off. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  readNumber(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new RangeError("the bytes end within a number");
      this.at += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }
}
