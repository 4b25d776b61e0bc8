import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { toCsvLine } from "./csv-text";

describe("csv text", () => {
  it("quotes what needs it and keeps numbers, moments and nothing", () => {
    expect(toCsvLine(['say "hi"', "a,b", "two\nlines", 7, -7, new Date("2026-01-02T03:04:05Z"), null, undefined])).toBe(
      '"say ""hi""","a,b","two\nlines",7,-7,2026-01-02T03:04:05.000Z,,\r\n',
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])("takes the formula out of %j", (text) => {
    expect(toCsvLine([text]).replace(/^"/, "").startsWith("'")).toBe(true);
  });

  it("can be read back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }), (texts) => {
        const [row = []] = parse(`head${",x".repeat(texts.length - 1)}\r\n${toCsvLine(texts)}`, { from: 2, relax_column_count: true });
        expect(row).toEqual(texts.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
      }),
    );
  });
});
