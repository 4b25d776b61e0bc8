import { randomBytes } from "node:crypto";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { parseKeyRing } from "../../domain/key-ring";
import { lookupDigests, openSealedKey, storeKey } from "../../domain/key-vault";
import { resealKeys } from "./reseal-keys";

it("moves stored keys to the current master key, found and opened by it alone", async () => {
  const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
  const key = "MINTREU-API-AAAAAAAA-20260101-BBBBBBBBBBBBBBBBBBBBBBBBB-CCCCCCCC";
  const { sealed } = storeKey(key, parseKeyRing(`k1:${first}`));
  const updates: unknown[][] = [];
  const execute = async (sql: string, params: unknown[]) => {
    if (sql.startsWith("update")) updates.push(params);
    return sql.startsWith("update") ? [] : [{ id: "lickey_1", sealed }];
  };
  const count = await resealKeys({ execute } as unknown as EntityManager, parseKeyRing(`k2:${second},k1:${first}`), 10);
  expect([count, updates.length]).toEqual([1, 1]);
  const [digest, moved, id] = updates[0] as [string, string, string];
  const alone = parseKeyRing(`k2:${second}`);
  expect([id, openSealedKey(moved, alone), lookupDigests(key, alone)]).toEqual(["lickey_1", key, [digest]]);
});
