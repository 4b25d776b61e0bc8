import { randomBytes } from "node:crypto";
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { addDays } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { apiKeyState, isApiKey, KEYS_PER_ACCOUNT, shownPrefix, toApiKey } from "../../domain/api-key";
import { digestToken, sameDigest } from "../../domain/token-digest";
import { lockAccount } from "./account-lock";
import type { ApiKeyRecord, NewApiKey } from "./rows";

/** The row and, this once, the key itself. Errors: api_key.too_many. */
export async function createApiKey(manager: EntityManager, input: NewApiKey, now: Date): Promise<{ row: ApiKeyRecord; key: string }> {
  await lockAccount(manager, input.developer_id);
  const [live] = await manager.execute<{ count: string }[]>(
    `select count(*) as count from developer_api_key where developer_id = ? and revoked_at is null and (expires_at is null or expires_at > ?) and deleted_at is null`,
    [input.developer_id, now],
  );
  if (Number(live?.count) >= KEYS_PER_ACCOUNT) {
    throw new DomainError("conflict", "api_key.too_many", `An account has at most ${KEYS_PER_ACCOUNT} keys: revoke one first.`);
  }
  const key = toApiKey(randomBytes(32));
  const expiresAt = input.expires_in_days ? addDays(now, input.expires_in_days) : null;
  const [row] = await manager.execute<ApiKeyRecord[]>(
    `insert into developer_api_key (id, developer_id, name, prefix, digest, scopes, created_by, expires_at, created_at, updated_at)
     values (?, ?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?, ?) returning *`,
    [
      generateEntityId(undefined, "devkey"),
      input.developer_id,
      input.name,
      shownPrefix(key),
      digestToken(key),
      input.scopes.join(" "),
      input.created_by,
      expiresAt,
      now,
      now,
    ],
  );
  return { row: row as ApiKeyRecord, key };
}

/** May be repeated; the first revocation counts. Errors: api_key.not_found. */
export async function revokeApiKey(manager: EntityManager, id: string, developerId: string, now: Date): Promise<ApiKeyRecord> {
  const [row] = await manager.execute<ApiKeyRecord[]>(
    `update developer_api_key set revoked_at = coalesce(revoked_at, ?), updated_at = ? where id = ? and developer_id = ? and deleted_at is null returning *`,
    [now, now, id, developerId],
  );
  if (!row) throw notFound("api_key");
  return row;
}

/** The live key that a text is, or null; unknown, revoked and expired ones are one answer. */
export async function findLiveKey(knex: Knex, text: string, now: Date): Promise<ApiKeyRecord | null> {
  if (!isApiKey(text)) return null;
  const digest = digestToken(text);
  const { rows } = await knex.raw<{ rows: ApiKeyRecord[] }>(`select * from developer_api_key where digest = ? and deleted_at is null`, [digest]);
  const [row] = rows;
  return row && sameDigest(row.digest, digest) && apiKeyState(row, now) === "live" ? row : null;
}
