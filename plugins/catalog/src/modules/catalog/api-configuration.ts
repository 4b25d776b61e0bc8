import { createHash, randomBytes } from "node:crypto";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { KeyRing } from "@mintreu/kit/domain/key-ring";
import type { Reach } from "@mintreu/kit/domain/public-address";
import { sealText } from "@mintreu/kit/domain/sealed-text";
import { type ApiSettings, type ApiSettingsChange, changeSettings, refuseFaultyEndpoints, secretUse, signingSecretUse } from "../../domain/api-configuration";
import { type ApiDocument, type ApiEndpoint, type EndpointMerge, mergeEndpoints } from "../../domain/api-document";
import { shapeOf } from "../../domain/path-template";

export type ApiConfigurationChange = ApiSettingsChange & { endpoints?: ApiEndpoint[] | undefined };

interface LockedConfiguration extends ApiSettings {
  id: string;
  signing_secret_sealed: string;
  previous_signing_secret_until: Date | null;
}

const SIGNING_SECRET_BYTES = 32;

/** Changes settings and, where they are given, all endpoints at once. Errors: those of `changeSettings` and `refuseFaultyEndpoints`. */
export async function storeConfiguration(
  manager: EntityManager,
  listingId: string,
  change: ApiConfigurationChange,
  { ring, reach, now }: { ring: KeyRing; reach: Reach; now: Date },
): Promise<void> {
  const { id, ...before } = await lockConfiguration(manager, listingId, ring, now);
  const { settings, secret } = changeSettings(before, change, reach);
  if (change.endpoints) refuseFaultyEndpoints(change.endpoints);
  await manager.execute(
    `update api_configuration set upstream_url = ?, auth_header_name = ?, count_client_errors = ?, default_limits = ?::jsonb,
            auth_secret_sealed = case when ? then ? else auth_secret_sealed end
      where id = ?`,
    [
      ...[settings.upstream_url, settings.auth_header_name, settings.count_client_errors, JSON.stringify(settings.default_limits)],
      ...[secret !== undefined, secret ? sealText(secret, ring, secretUse(id)) : null, id],
    ],
  );
  if (change.endpoints) await replaceEndpoints(manager, id, change.endpoints);
}

/** Stores a document and the endpoints that it gives; the same document again gives the same. */
export async function storeDocument(manager: EntityManager, listingId: string, document: ApiDocument, ring: KeyRing, now: Date): Promise<EndpointMerge> {
  const { id } = await lockConfiguration(manager, listingId, ring, now);
  const before = await manager.execute<ApiEndpoint[]>(
    `select method, path, cost_weight, summary from api_endpoint where api_configuration_id = ? order by position`,
    [id],
  );
  const merge = mergeEndpoints(before, document);
  await replaceEndpoints(manager, id, merge.endpoints);
  const text = JSON.stringify(document);
  await manager.execute(`update api_configuration set document = ?::json, document_digest = ?, document_imported_at = ? where id = ?`, [
    ...[text, createHash("sha256").update(text).digest("hex"), now, id],
  ]);
  return merge;
}

/** Forgets the document; the endpoints stay, because customers call them. */
export async function forgetDocument(manager: EntityManager, listingId: string, ring: KeyRing, now: Date): Promise<void> {
  const { id } = await lockConfiguration(manager, listingId, ring, now);
  await manager.execute(`update api_configuration set document = null, document_digest = null, document_imported_at = null where id = ?`, [id]);
}

/** One writer of a configuration at a time, also of the first one; each counts its revision up. Calls are signed from the first on. */
export async function lockConfiguration(manager: EntityManager, listingId: string, ring: KeyRing, now: Date): Promise<LockedConfiguration> {
  const [row] = await manager.execute<(Omit<LockedConfiguration, "signing_secret_sealed"> & { signing_secret_sealed: string | null })[]>(
    `insert into api_configuration (id, listing_id, created_at, updated_at) values (?, ?, ?, ?)
       on conflict (listing_id) do update set revision = api_configuration.revision + 1, updated_at = excluded.updated_at
     returning id, upstream_url, auth_header_name, auth_secret_sealed is not null as auth_secret_set, count_client_errors, default_limits,
               signing_secret_sealed, previous_signing_secret_until`,
    [generateEntityId(undefined, "apicfg"), listingId, now, now],
  );
  const { id, signing_secret_sealed, ...rest } = row!;
  return { id, ...rest, signing_secret_sealed: signing_secret_sealed ?? (await giveSigningSecret(manager, id, ring)) };
}

/** Configurations of before calls were signed have none. */
async function giveSigningSecret(manager: EntityManager, id: string, ring: KeyRing): Promise<string> {
  const sealed = sealText(newSigningSecret(), ring, signingSecretUse(id));
  await manager.execute(`update api_configuration set signing_secret_sealed = ? where id = ?`, [sealed, id]);
  return sealed;
}

export function newSigningSecret(): string {
  return randomBytes(SIGNING_SECRET_BYTES).toString("base64url");
}

async function replaceEndpoints(manager: EntityManager, id: string, endpoints: readonly ApiEndpoint[]): Promise<void> {
  const rows = endpoints.map((endpoint, position) => ({ ...endpoint, shape: shapeOf(endpoint.path), position }));
  await manager.execute(`delete from api_endpoint where api_configuration_id = ?`, [id]);
  await manager.execute(
    `insert into api_endpoint (api_configuration_id, method, path, shape, cost_weight, summary, position)
     select ?, method, path, shape, cost_weight, summary, position
       from jsonb_to_recordset(?::jsonb) as row(method text, path text, shape text, cost_weight integer, summary text, position integer)`,
    [id, JSON.stringify(rows)],
  );
}
