import { type ImportColumn, readImportRow } from "./import-row";

const packages = (text: string) => ({ pkg_1: "pkg_1", Solo: "pkg_1", Twice: "ambiguous" })[text] ?? null;
const read = (cells: Partial<Record<ImportColumn, string>>) => readImportRow(7, { email: "ada@people.example", package: "Solo", ...cells }, packages);
const codes = (cells: Partial<Record<ImportColumn, string>>) => {
  const result = read(cells);
  return "faults" in result ? result.faults.map(({ line, column, code }) => [line, column, code]) : [];
};

describe("a line of an import", () => {
  it("reads everything that it says", () => {
    const cells = {
      email: " Ada@People.example ",
      key: "OLD-1234-abcd",
      expires_at: "2027-06-30",
      activation_limit: "5",
      domains: "Example.com *.example.org",
    };
    expect(read(cells)).toEqual({
      row: {
        line: 7,
        email: "ada@people.example",
        package_id: "pkg_1",
        key: "OLD-1234-abcd",
        expires_at: new Date("2027-06-30T00:00:00Z"),
        activation_limit: 5,
        domains: ["example.com", "*.example.org"],
      },
    });
    expect(read({ activation_limit: "unlimited" })).toMatchObject({ row: { activation_limit: null, key: null, expires_at: null, domains: [] } });
    expect(read({})).toMatchObject({ row: { activation_limit: undefined } });
  });

  it.each([
    [{ email: "nobody" }, "email", "email_invalid"],
    [{ email: "=cmd@people.example" }, "email", "email_invalid"],
    [{ email: `${"x".repeat(250)}@a.example` }, "email", "email_invalid"],
    [{ package: "None" }, "package", "package_unknown"],
    [{ package: "Twice" }, "package", "package_ambiguous"],
    [{ key: "short" }, "key", "key_invalid"],
    [{ key: "with a blank in it" }, "key", "key_invalid"],
    [{ key: "mintreu-api-something" }, "key", "key_invalid"],
    [{ key: "=HYPERLINK(1)" }, "key", "formula"],
    [{ expires_at: "2027-02-31" }, "expires_at", "expires_at_invalid"],
    [{ expires_at: "30.06.2027" }, "expires_at", "expires_at_invalid"],
    [{ expires_at: "2027-06-30T10:00" }, "expires_at", "expires_at_invalid"],
    [{ activation_limit: "0" }, "activation_limit", "activation_limit_invalid"],
    [{ activation_limit: "1.5" }, "activation_limit", "activation_limit_invalid"],
    [{ domains: "ok.example under_-.!!" }, "domains", "domain_invalid"],
    [{ domains: "a.example ".repeat(51) }, "domains", "too_many_domains"],
  ] as [Partial<Record<ImportColumn, string>>, ImportColumn, string][])("refuses %j", (cells, column, code) => {
    expect(codes(cells)).toContainEqual([7, column, code]);
  });

  it("names every fault of a line", () => {
    expect(codes({ email: "", package: "", key: "x", expires_at: "x", activation_limit: "x" })).toHaveLength(5);
  });
});
