import { strFromU8, unzipSync } from "fflate";
import { sniffContent } from "@mintreu/catalog/domain/file-content";
import { parseFileName } from "@mintreu/catalog/domain/file-name";
import { parseVersion } from "@mintreu/catalog/domain/release-version";
import { products } from "./products";
import { releasesOf } from "./releases";

describe("releases of the demo", () => {
  it("come with what is delivered as a file, and with nothing else", () => {
    for (const product of products) {
      const delivered = ["package", "theme", "plugin", "script", "saas"].includes(product.product_type);
      expect([product.handle, releasesOf(product).length > 0]).toEqual([product.handle, delivered]);
    }
  });

  it("are archives that open, with names and versions that are accepted", () => {
    for (const product of products) {
      for (const { version, changelog, file } of releasesOf(product)) {
        expect(parseVersion(version)).toBe(version);
        expect(parseFileName(file.name)).toBe(file.name);
        expect(changelog).not.toBe("");
        expect(sniffContent(Buffer.from(file.content), file.name)).toBe("application/zip");
        const files = unzipSync(file.content);
        expect(strFromU8(files[`${product.handle}-${version}/README.md`]!)).toContain(product.title);
        expect(strFromU8(files[`${product.handle}-${version}/CHANGELOG.md`]!)).toContain(version);
      }
    }
  });

  it("are the same bytes each time", () => {
    const all = () => products.flatMap(releasesOf).map(({ file }) => Buffer.from(file.content).toString("base64"));
    expect(all()).toEqual(all());
  });
});
