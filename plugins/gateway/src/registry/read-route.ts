import { secretUse, signingSecretUse } from "@mintreu/catalog/domain/api-configuration";
import { createEndpointMatcher } from "@mintreu/catalog/domain/path-template";
import type { KeyRing } from "@mintreu/kit/domain/key-ring";
import { openSealedText } from "@mintreu/kit/domain/sealed-text";
import type { ApiRoute, LimitsInForce, RoutedEndpoint } from "../contract";

/**
 * Finds an API product by its developer's handle and its own. Holders of licences are served for as long as the
 * product was ever published, also when it is no longer shown or its developer is suspended: they paid.
 */
export const ROUTE_BY_HANDLES = `
  select p.id as product_id, l.developer_id, c.id as configuration_id, c.upstream_url, c.auth_header_name, c.auth_secret_sealed,
         c.signing_secret_sealed, c.previous_signing_secret_sealed, c.previous_signing_secret_until,
         coalesce(c.count_client_errors, true) as count_client_errors, coalesce(c.default_limits, '{}') as default_limits,
         coalesce((select json_agg(json_build_object('method', e.method, 'path', e.path, 'cost_weight', e.cost_weight) order by e.position)
                     from api_endpoint e where e.api_configuration_id = c.id), '[]') as endpoints
    from product p
    join listing l on l.product_id = p.id and l.product_type = 'api' and l.deleted_at is null
                  and l.status in ('published', 'unlisted', 'archived') and l.published_at is not null
    join developer d on d.id = l.developer_id and d.handle = $1 and d.status in ('active', 'suspended', 'closed') and d.deleted_at is null
    left join api_configuration c on c.listing_id = l.id
   where p.handle = $2 and p.deleted_at is null
   limit 1`;

export interface RouteRow {
  product_id: string;
  developer_id: string;
  configuration_id: string | null;
  upstream_url: string | null;
  auth_header_name: string | null;
  auth_secret_sealed: string | null;
  signing_secret_sealed: string | null;
  previous_signing_secret_sealed: string | null;
  previous_signing_secret_until: Date | null;
  count_client_errors: boolean;
  default_limits: LimitsInForce;
  endpoints: RoutedEndpoint[];
}

/** Throws where a secret does not open: a call without it would be refused upstream, and counted. */
export function toApiRoute(row: RouteRow, ring: KeyRing, now: Date): ApiRoute {
  const { product_id, developer_id, upstream_url, count_client_errors, default_limits, endpoints } = row;
  return {
    ...{ product_id, developer_id, upstream_url, count_client_errors, default_limits },
    auth_header: authHeaderOf(row, ring),
    signing_secrets: signingSecretsOf(row, ring, now),
    match: createEndpointMatcher(endpoints),
  };
}

function authHeaderOf({ configuration_id, auth_header_name, auth_secret_sealed }: RouteRow, ring: KeyRing): ApiRoute["auth_header"] {
  if (configuration_id === null || auth_header_name === null || auth_secret_sealed === null) return null;
  return { name: auth_header_name, value: openSealedText(auth_secret_sealed, ring, secretUse(configuration_id)) };
}

function signingSecretsOf(row: RouteRow, ring: KeyRing, now: Date): string[] {
  const { configuration_id: id, previous_signing_secret_until: until } = row;
  if (id === null) return [];
  const previous = until && until > now ? row.previous_signing_secret_sealed : null;
  return [row.signing_secret_sealed, previous].flatMap((sealed) => (sealed ? [openSealedText(sealed, ring, signingSecretUse(id))] : []));
}
