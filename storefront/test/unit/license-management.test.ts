import { describe, expect, it } from "vitest";
import { actionWords, isManageable, linesOf } from "../../shared/license-management";

describe("what a holder types and reads", () => {
  it("takes one entry a line or comma, each once", () => {
    expect(linesOf(" shop.example\n*.shop.example, shop.example\n\n")).toEqual(["shop.example", "*.shop.example"]);
    expect(linesOf(" \n ")).toEqual([]);
  });

  it("words actions", () => {
    expect(actionWords("file_issued")).toBe("File issued");
  });

  it("leaves a revoked licence as it is", () => {
    expect([isManageable("active"), isManageable("expired"), isManageable("revoked")]).toEqual([true, true, false]);
  });
});
