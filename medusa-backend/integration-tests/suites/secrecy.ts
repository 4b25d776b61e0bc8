import type { Marketplace } from "../harness/boot";
import { buy, licensesOf, packagesOf, reveal } from "../harness/shopping";

export function secrecySuite(marketplace: () => Marketplace): void {
  describe("secrecy", () => {
    it("keeps no clear licence key anywhere in the database", async () => {
      const { http, regionId, sql } = marketplace();
      const [solo] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      const secretPart = (await reveal(http, license!, purchase.cookie)).split("-")[4];
      const tables = await sql<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      expect(tables.length).toBeGreaterThan(100);
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await sql(`select 1 from "${name}" t where t::text like ? limit 1`, [`%${secretPart}%`]);
        if (rows.length > 0) found.push(name);
      }
      expect(found).toEqual([]);
    });

    it("refuses to change or delete a row of the licence log", async () => {
      const { sql } = marketplace();
      await expect(sql(`update license_log set reason = 'nothing happened'`)).rejects.toThrow("append-only");
      await expect(sql(`delete from license_log`)).rejects.toThrow("append-only");
    });

    it("refuses a second licence for the same unit of a line", async () => {
      const { sql } = marketplace();
      const columns = `product_id, package_id, variant_id, developer_id, email, order_id, order_line_id, ordinal, product_type, license_type, billing, terms`;
      await expect(sql(`insert into license (id, ${columns}) select 'lic_twin', ${columns} from license limit 1`)).rejects.toThrow("unique");
    });
  });
}
