import { parseFileName } from "./file-name";

describe("name of a release's file", () => {
  it.each([
    "ledgerly-1.2.0.zip",
    "My theme (dark).tar.gz",
    `it's "quoted".zip`,
    `"><img src=x onerror=alert(1)>.zip`,
    "übung 日本語 🎉.zip",
    "%2e%2e%2f.zip",
    "a;b=c.zip",
  ])("%s is allowed", (name) => {
    expect(parseFileName(name)).toBe(name.normalize("NFC"));
  });

  it.each([
    ["", "missing"],
    ["   ", "missing"],
    ["../etc/passwd", "path"],
    ["a/b.zip", "path"],
    ["a\\b.zip", "path"],
    ["</script>.zip", "path"],
    ["..", "dot"],
    [".htaccess", "dot"],
    ["name.zip.", "dot"],
    [" name.zip", "space"],
    ["a\nb.zip", "control"],
    ["a\r\nX: y.zip", "control"],
    ["a\u0000b.zip", "control"],
    ["a\u0085b.zip", "control"],
    ["invoice\u202Efdp.exe", "invisible"],
    ["a\u200Bb.zip", "invisible"],
    ["a\uD800b.zip", "invisible"],
    ["x".repeat(201), "bytes"],
    ["é".repeat(101), "bytes"],
  ])("%j is refused", (name, why) => {
    expect(() => parseFileName(name)).toThrow(expect.objectContaining({ code: "release_file.name_invalid", message: expect.stringContaining(why) }));
  });

  it("has one form, however its letters were composed", () => {
    expect(parseFileName("e\u0301.zip")).toBe("\u00e9.zip");
  });
});
