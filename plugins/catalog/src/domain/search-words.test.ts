import fc from "fast-check";
import { mayBeMisspelled, searchWords } from "./search-words";

describe("words of a search", () => {
  it("are letters and digits, lower case, each once", () => {
    expect(searchWords("  Node.js  PDF-Invoice, pdf!")).toEqual(["node", "js", "pdf", "invoice"]);
    expect(searchWords("Überweisung 日本語")).toEqual(["überweisung", "日本語"]);
    expect(searchWords(undefined)).toEqual([]);
    expect(searchWords("%_ :* & | ! ' \\")).toEqual([]);
  });

  it("never hold a sign that a query language reads, and are few and short", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (q) => {
        const words = searchWords(q);
        expect(words.length).toBeLessThanOrEqual(6);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,40}$/u);
      }),
    );
  });

  it("are guessed from four letters on", () => {
    expect([mayBeMisspelled("api"), mayBeMisspelled("apis")]).toEqual([false, true]);
  });
});
