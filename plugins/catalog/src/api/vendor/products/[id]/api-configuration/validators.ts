import { z } from "@medusajs/framework/zod";
import { packageTermsSchema } from "../../../../../domain/package-terms";
import { endpointMethods } from "../../../../../domain/path-template";

const method = z.string().trim().toUpperCase().pipe(z.enum(endpointMethods));

const endpoint = z.strictObject({
  method,
  path: z.string().max(500),
  cost_weight: z.int().min(0).max(1_000_000).default(1),
  summary: z.string().trim().max(200).nullable().default(null),
});

export const apiConfigurationBody = z
  .strictObject({
    upstream_url: z.string().trim().min(1).max(2000).nullable(),
    auth_header_name: z.string().trim().min(1).max(100).nullable(),
    /** Written only. */
    auth_secret: z
      .string()
      .min(1)
      .max(4096)
      .regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, "must be plain characters without spaces around them")
      .nullable(),
    count_client_errors: z.boolean(),
    default_limits: packageTermsSchema.shape.limits,
    endpoints: z.array(endpoint).max(2000),
  })
  .partial();

const texts = (maxEntries: number, maxLength: number, name: RegExp, value: RegExp) =>
  z
    .record(z.string().regex(name).max(200), z.string().max(maxLength).regex(value))
    .refine((entries) => Object.keys(entries).length <= maxEntries, `must have at most ${maxEntries} entries`)
    .default({});

export const testCallBody = z.strictObject({
  method,
  path: z.string().min(1).max(2000),
  query: texts(50, 2000, /^[^\0]+$/, /^[^\0]*$/),
  headers: texts(50, 4000, /^[\w!#$%&'*+.^`|~-]+$/, /^[\x20-\x7e\t]*$/),
  body: z.unknown().optional(),
});

export const rotateSigningSecretBody = z.strictObject({
  /** Ends a previous secret that is still valid, instead of refusing. */
  end_previous: z.boolean().default(false),
});
