/** Pictures that a browser draws and never runs: no SVG, whatever its name. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

export interface PictureType {
  mime: string;
  extension: string;
}

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

/** First bytes of each type, with the place they stand at. */
const signatures: { type: PictureType; parts: { at: number; bytes: number[] }[] }[] = [
  { type: { mime: "image/png", extension: "png" }, parts: [{ at: 0, bytes: [0x89, ...ascii("PNG"), 0x0d, 0x0a, 0x1a, 0x0a] }] },
  { type: { mime: "image/jpeg", extension: "jpg" }, parts: [{ at: 0, bytes: [0xff, 0xd8, 0xff] }] },
  { type: { mime: "image/gif", extension: "gif" }, parts: [{ at: 0, bytes: ascii("GIF8") }] },
  {
    type: { mime: "image/webp", extension: "webp" },
    parts: [
      { at: 0, bytes: ascii("RIFF") },
      { at: 8, bytes: ascii("WEBP") },
    ],
  },
  { type: { mime: "image/avif", extension: "avif" }, parts: [{ at: 4, bytes: ascii("ftypavif") }] },
];

/** What a file is by its own first bytes, whatever it says it is; null for anything but these pictures. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const found = signatures.find(({ parts }) => parts.every((part) => part.bytes.every((byte, index) => bytes[part.at + index] === byte)));
  return found?.type ?? null;
}
