import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { apiKeyScopes } from "../../../domain/api-key";

export const listApiKeysQuery = z.object({ ...pagination });

export const createApiKeyBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z
    .array(z.enum(apiKeyScopes))
    .min(1)
    .max(20)
    .transform((scopes) => [...new Set(scopes)]),
  expires_in_days: z.number().int().min(1).max(3650).nullish(),
});
