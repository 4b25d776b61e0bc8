import { randomBytes, randomInt } from "node:crypto";
import type { MedusaContainer } from "@medusajs/framework/types";
import { createPgConnection } from "@medusajs/framework/utils";
import { moduleIntegrationTestRunner } from "@medusajs/test-utils";
import { type KeyRing, parseKeyRing } from "../src/domain/key-ring";
import { importedLookupDigests, lookupDigests, openSealedKey, storeImportedKey, storeKey } from "../src/domain/key-vault";
import { generateLicenseKey } from "../src/domain/license-key";
import resealLicenseKeys from "../src/jobs/reseal-license-keys";
import { LICENSING_MODULE } from "../src/modules/licensing";
import { Migration20261122000004 } from "../src/modules/licensing/migrations/Migration20261122000004";
import { Migration20261123050001 } from "../src/modules/licensing/migrations/Migration20261123050001";
import { Migration20261123050002 } from "../src/modules/licensing/migrations/Migration20261123050002";
import { Migration20261123060002 } from "../src/modules/licensing/migrations/Migration20261123060002";
import { License } from "../src/modules/licensing/models/license";
import { LicenseKey } from "../src/modules/licensing/models/license-key";
import { LicenseLog } from "../src/modules/licensing/models/license-log";
import { LicensePeriod } from "../src/modules/licensing/models/license-period";
import type LicensingModuleService from "../src/modules/licensing/service";

const [first, second, lost] = [1, 2, 3].map(() => randomBytes(32).toString("base64"));
const before = parseKeyRing(`k1:${first}`);
const RING = `k2:${second},k1:${first}`;
const alone = parseKeyRing(`k2:${second}`);
/** More than the job takes in one transaction. */
const KEYS = 450;

moduleIntegrationTestRunner<LicensingModuleService>({
  moduleName: LICENSING_MODULE,
  moduleModels: [License, LicenseKey, LicensePeriod, LicenseLog],
  moduleOptions: { keyRing: RING },
  resolve: `${__dirname}/../src/modules/licensing`,
  injectedDependencies: { logger: { info() {}, error() {} } },
  testSuite: ({ MikroOrmWrapper, service, dbConfig }) => {
    const sql = <Row>(text: string, params: unknown[] = []): Promise<Row[]> => MikroOrmWrapper.getManager().execute(text, params) as Promise<Row[]>;
    const container = { resolve: (name: string) => (name === LICENSING_MODULE ? service : { info() {} }) } as unknown as MedusaContainer;
    const keys = () =>
      sql<{ id: string; digest: string; sealed: string; imported: boolean; product_id: string }>(
        `select k.id, k.digest, k.sealed, k.imported, l.product_id from license_key k join license l on l.id = k.license_id order by k.id`,
      );
    const masters = async () => new Set((await keys()).map(({ sealed }) => sealed.split(".")[0]));
    let made: Map<string, string>;

    /** Found by their digest and opened by their seal, each with a ring that may know one master key only. */
    const expectWorking = async (ring: KeyRing) => {
      for (const { id, digest, sealed, imported, product_id } of await keys()) {
        const key = made.get(id) ?? "";
        expect(openSealedKey(sealed, ring)).toBe(key);
        expect(imported ? importedLookupDigests(product_id, key, ring) : lookupDigests(key, ring)).toContain(digest);
      }
    };

    /** The tables as the migrations make them, with as many keys as three transactions of the job hold. */
    beforeEach(async () => {
      await sql(`drop table if exists license, license_key, license_period, license_log, license_activation, license_domain, license_domain_change, license_issue,
        license_notice, license_transfer, license_extension_request, license_claim cascade`);
      for (const Step of [Migration20261122000004, Migration20261123050001, Migration20261123050002, Migration20261123060002]) {
        const step = new Step(undefined as never, undefined as never);
        await step.up();
        for (const query of step.getQueries()) await sql(String(query));
      }
      await sql(
        `insert into license (id, product_id, package_id, variant_id, developer_id, email, order_id, order_line_id, ordinal, product_type, license_type, billing, terms)
         values ('lic_1', 'prod_1', 'pkg_1', 'variant_1', 'dev_1', 'a@b.example', 'order_1', 'line_1', 1, 'package', 'regular', 'one_time', '{}')`,
      );
      made = new Map();
      const rows = Array.from({ length: KEYS }, (_none, n) => {
        const [id, imported] = [`lickey_${String(n).padStart(4, "0")}`, n % 10 === 0];
        const key = imported ? `OLD-${n}-abc` : generateLicenseKey({ type_code: "PACKAGE", developer_id: "dev_1", issued_at: new Date() }, before, randomInt);
        made.set(id, key);
        const stored = imported ? storeImportedKey("prod_1", key, before) : storeKey(key, before);
        return { id, license_id: "lic_1", ...stored, masked: "MINTREU", valid_until: "2099-01-01", imported };
      });
      const columns = "id, license_id, digest, sealed, masked, valid_until, imported";
      await sql(`insert into license_key (${columns}) select ${columns} from jsonb_populate_recordset(null::license_key, ?::jsonb)`, [JSON.stringify(rows)]);
    });

    describe("sealing keys anew", () => {
      it("moves all keys, imported ones too, so that the new master key alone finds and opens them", async () => {
        await resealLicenseKeys(container);
        expect(await masters()).toEqual(new Set(["k2"]));
        await expectWorking(alone);
        const after = await keys();
        await resealLicenseKeys(container);
        expect(await keys()).toEqual(after);
      });

      it("moves each once when many processes do it at the same time", async () => {
        await Promise.all(Array.from({ length: 4 }, () => resealLicenseKeys(container)));
        await resealLicenseKeys(container);
        expect(await masters()).toEqual(new Set(["k2"]));
        await expectWorking(alone);
      });

      it("leaves what another process holds, and what no key of the ring opens", async () => {
        const foreign = storeKey("FOREIGN", parseKeyRing(`k3:${lost}`));
        await sql(`update license_key set digest = ?, sealed = ? where id = 'lickey_0001'`, [foreign.digest, foreign.sealed]);
        made.delete("lickey_0001");
        const other = createPgConnection({ clientUrl: dbConfig.clientUrl, pool: { min: 0, max: 1 } });
        try {
          const holding = await other.transaction();
          await holding.raw(`select 1 from license_key where id = 'lickey_0002' for update`);
          await resealLicenseKeys(container);
          const stay = (await keys()).filter(({ sealed }) => !sealed.startsWith("k2.")).map(({ id, sealed }) => [id, sealed.split(".")[0]]);
          expect(stay).toEqual([
            ["lickey_0001", "k3"],
            ["lickey_0002", "k1"],
          ]);
          await holding.rollback();
        } finally {
          await other.destroy();
        }
        await resealLicenseKeys(container);
        expect(await masters()).toEqual(new Set(["k2", "k3"]));
      });

      it("leaves every key working when it is cut off in the middle, and a repeat completes it", async () => {
        const other = createPgConnection({ clientUrl: dbConfig.clientUrl, pool: { min: 0, max: 1 } });
        try {
          // The second transaction waits here, so the first is stored and the second is under way when it is cut off.
          await sql(`create function wait_in_the_middle() returns trigger language plpgsql as
            $$ begin if new.id = 'lickey_0300' then perform pg_advisory_xact_lock(77); end if; return new; end $$`);
          await sql(`create trigger waits before update on license_key for each row execute function wait_in_the_middle()`);
          const holding = await other.transaction();
          await holding.raw(`select pg_advisory_xact_lock(77)`);
          const job = resealLicenseKeys(container).then(
            () => "done",
            () => "cut off",
          );
          let cut = 0;
          while (cut === 0) {
            const { rows } = await holding.raw(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 77 and not granted`);
            cut = rows.length;
          }
          expect(await job).toBe("cut off");
          await holding.rollback();
        } finally {
          await other.destroy();
        }
        expect(await masters()).toEqual(new Set(["k1", "k2"]));
        await expectWorking(parseKeyRing(RING));
        await resealLicenseKeys(container);
        await expectWorking(alone);
      });
    });
  },
});
