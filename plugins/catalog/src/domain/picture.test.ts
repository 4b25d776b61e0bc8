import { pictureTypeOf } from "./picture";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("what a picture is", () => {
  it.each([
    ["image/png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
    ["image/jpeg", "\xff\xd8\xff\xe0\0\x10JFIF"],
    ["image/gif", "GIF89a\x01\0\x01\0"],
    ["image/webp", "RIFF\x24\0\0\0WEBPVP8 "],
    ["image/avif", "\0\0\0\x20ftypavif\0\0\0\0"],
  ])("is told by its first bytes: %s", (mime, text) => {
    expect(pictureTypeOf(bytes(text))?.mime).toBe(mime);
  });

  it.each([
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["a sound in the same container as WebP", "RIFF\x24\0\0\0WAVEfmt "],
    ["a video in the same container as AVIF", "\0\0\0\x20ftypisom\0\0\0\0"],
    ["a picture's beginning in the middle", " \x89PNG\r\n\x1a\n"],
    ["nothing", ""],
    ["a cut beginning", "\x89PN"],
  ])("is refused: %s", (_what, text) => {
    expect(pictureTypeOf(bytes(text))).toBeNull();
  });
});
