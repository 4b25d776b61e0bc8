/** The pictures asked for last, each drawn once however many ask for it at the same time. */
export class RecentPictures {
  readonly #limit: number;
  readonly #pictures = new Map<string, Promise<Buffer>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(name: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const picture = this.#pictures.get(name) ?? draw();
    // Put at the end: the one not asked for the longest is the first to go.
    this.#pictures.delete(name);
    this.#pictures.set(name, picture);
    picture.catch(() => this.#pictures.delete(name));
    if (this.#pictures.size > this.#limit) this.#pictures.delete(this.#pictures.keys().next().value!);
    return picture;
  }
}
