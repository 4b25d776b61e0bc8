import { revokeApiKey } from "../../../../../http/revoke-api-key";

export const POST = revokeApiKey;
