import { gzipSync } from "node:zlib";
import { sniffContent } from "./file-content";

const zip = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(60)]);
const tar = Buffer.alloc(512);
tar.write("ustar\u000000", 257, "latin1");

describe("content of a release's file", () => {
  it.each<[name: string, head: Buffer, type: string]>([
    ["a.zip", zip, "application/zip"],
    ["a.jar", zip, "application/java-archive"],
    ["a.vsix", zip, "application/zip"],
    ["a.tgz", gzipSync("x"), "application/gzip"],
    ["a.tar.gz", gzipSync("x"), "application/gzip"],
    ["a.tar", tar, "application/x-tar"],
    ["a.png", Buffer.from("89504e470d0a1a0a", "hex"), "image/png"],
    ["README.md", Buffer.from("# Héllo\n"), "text/plain; charset=utf-8"],
    ["cut.txt", Buffer.from("héllo").subarray(0, 2), "text/plain; charset=utf-8"],
    ["noise.bin", Buffer.from([0, 1, 2, 0xff]), "application/octet-stream"],
  ])("%s is known by its first bytes", (name, head, type) => {
    expect(sniffContent(head, name)).toBe(type);
  });

  it.each<[name: string, head: Buffer]>([
    ["page.txt", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["page.html", Buffer.from("  \n<HTML><body>")],
    ["note.txt", Buffer.from("first words, then <script>alert(1)</script>")],
    ["picture.svg", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`)],
    ["feed.xml", Buffer.from(`<?xml version="1.0"?><x/>`)],
    ["setup.exe", Buffer.from("MZ\u0090\u0000")],
    ["tool", Buffer.from("\u007fELF\u0002\u0001\u0001")],
  ])("%s is served as plain bytes", (name, head) => {
    expect(sniffContent(head, name)).toBe("application/octet-stream");
  });

  it.each<[name: string, head: Buffer]>([
    ["a.zip", Buffer.from("MZ\u0090\u0000")],
    ["a.zip", gzipSync("x")],
    ["A.ZIP", Buffer.from("<html>")],
    ["a.tgz", zip],
    ["a.png", Buffer.from("GIF89a")],
  ])("%s that is something else is refused", (name, head) => {
    expect(() => sniffContent(head, name)).toThrow(expect.objectContaining({ code: "release_file.content_mismatch" }));
  });

  it("has no ending by a name of the language", () => {
    expect(sniffContent(Buffer.from("x"), "a.constructor")).toBe("text/plain; charset=utf-8");
  });
});
