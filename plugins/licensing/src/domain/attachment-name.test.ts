import { attachmentName } from "./attachment-name";

describe("the name of an attachment", () => {
  it.each([
    ["report.pdf", "report.pdf"],
    ["  Überblick 2026.pdf ", "Überblick 2026.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\temp\\plan.docx", "plan.docx"],
    ["a\u202Efdp.exe", "afdp.exe"],
    ["line\r\nbreak\u0000.txt", "linebreak.txt"],
    [".htaccess", "htaccess"],
    ['<img src="x">.svg', "_img src=_x__.svg"],
    ["...", null],
    ["folder/", null],
    ["\u200B", null],
  ])("%j is kept as %j", (given, kept) => {
    expect(attachmentName(given)).toBe(kept);
  });

  it("is cut before its ending", () => {
    const name = attachmentName(`${"ж".repeat(400)}.tar`);
    expect([...name!].length).toBe(200);
    expect(name!.endsWith("ж.tar")).toBe(true);
    expect([...attachmentName("😀".repeat(400))!].length).toBe(200);
  });
});
