import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { type ApiSettings, initialSettings } from "../domain/api-configuration";
import type { ApiDocument, ApiEndpoint } from "../domain/api-document";

export interface ApiConfigurationView extends ApiSettings {
  endpoints: ApiEndpoint[];
  document: { title: string; version: string; openapi: string; server_url: string | null; operations: number; digest: string; imported_at: Date } | null;
  updated_at: Date | null;
}

const ENDPOINTS = `coalesce((select json_agg(json_build_object('method', e.method, 'path', e.path, 'cost_weight', e.cost_weight, 'summary', e.summary) order by e.position)
                               from api_endpoint e where e.api_configuration_id = c.id), '[]') as endpoints`;

/** The configuration as its developer sees it, never with the secret; what is the case before the first one was saved. */
export async function readApiConfiguration(knex: Knex, listingId: string): Promise<ApiConfigurationView> {
  const { rows } = await knex.raw<{ rows: ApiConfigurationView[] }>(
    `select c.upstream_url, c.auth_header_name, c.auth_secret_sealed is not null as auth_secret_set, c.count_client_errors, c.default_limits, ${ENDPOINTS},
            case when c.document is not null then json_build_object('title', c.document->>'title', 'version', c.document->>'version', 'openapi', c.document->>'openapi',
              'server_url', c.document->>'server_url', 'operations', json_array_length(c.document->'operations'),
              'digest', c.document_digest, 'imported_at', c.document_imported_at) end as document,
            c.updated_at
       from api_configuration c where c.listing_id = ?`,
    [listingId],
  );
  return rows[0] ?? { ...initialSettings, endpoints: [], document: null, updated_at: null };
}

export interface UpstreamOfListing {
  id: string;
  upstream_url: string | null;
  auth_header_name: string | null;
  auth_secret_sealed: string | null;
  signing_secret_sealed: string | null;
  endpoints: ApiEndpoint[];
}

/** What a call of the upstream needs; the secrets are sealed. */
export async function findUpstream(knex: Knex, listingId: string): Promise<UpstreamOfListing | null> {
  const { rows } = await knex.raw<{ rows: UpstreamOfListing[] }>(
    `select c.id, c.upstream_url, c.auth_header_name, c.auth_secret_sealed, c.signing_secret_sealed, ${ENDPOINTS} from api_configuration c where c.listing_id = ?`,
    [listingId],
  );
  return rows[0] ?? null;
}

export interface PublicApi {
  product_title: string;
  gateway_path: string;
  endpoints: ApiEndpoint[];
}

const PUBLIC_API = `
  select p.title as product_title, '/v1/' || d.handle || '/' || p.handle as gateway_path, ${ENDPOINTS}`;

const FROM_VISIBLE = `
    from api_configuration c
    join listing l on l.id = c.listing_id and l.status = 'published' and l.product_type = 'api' and l.deleted_at is null
    join product p on p.id = l.product_id and p.status = 'published' and p.deleted_at is null
    join developer d on d.id = l.developer_id and d.status = 'active'
   where l.product_id = ?`;

/** What everybody may know of a visible API product, or null. */
export async function findPublicApi(knex: Knex, productId: string): Promise<PublicApi | null> {
  const { rows } = await knex.raw<{ rows: PublicApi[] }>(`${PUBLIC_API} ${FROM_VISIBLE}`, [productId]);
  return rows[0] ?? null;
}

/** As `findPublicApi`, with the document, which may be large. */
export async function findPublicDocument(knex: Knex, productId: string): Promise<(PublicApi & { document: ApiDocument | null }) | null> {
  const { rows } = await knex.raw<{ rows: (PublicApi & { document: ApiDocument | null })[] }>(`${PUBLIC_API}, c.document ${FROM_VISIBLE}`, [productId]);
  return rows[0] ?? null;
}
