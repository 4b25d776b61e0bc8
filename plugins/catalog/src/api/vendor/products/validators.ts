import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { listingStatuses } from "../../../domain/listing-status";
import { packageTermsSchema } from "../../../domain/package-terms";
import { productTypes } from "../../../domain/product-type";

export const vendorProductsQuery = z.object({
  ...pagination,
  status: z.enum(listingStatuses).optional(),
  q: z.string().trim().max(200).optional(),
});

export type VendorProductsQuery = z.infer<typeof vendorProductsQuery>;

const line = (max: number) => z.string().trim().min(1).max(max);
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
/** An address of the web, or the path of a file that this server serves. */
const picture = z.union([
  webAddress,
  z
    .string()
    .max(2000)
    .regex(/^\/static\/[\w./-]+$/, "must be an address or a path below /static/"),
]);
const prices = z
  .array(
    z.strictObject({
      currency_code: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z]{3}$/, "must be a currency code"),
      amount_minor: z.int().min(0).max(1_000_000_000_000),
    }),
  )
  .min(1)
  .max(50)
  .refine((list) => new Set(list.map((one) => one.currency_code)).size === list.length, "must name each currency once");

const fields = {
  title: line(120),
  subtitle: line(200).nullable(),
  handle: z
    .string()
    .trim()
    .min(3)
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens"),
  product_type: z.enum(productTypes),
  summary: line(300),
  description: z.string().trim().min(1).max(50_000),
  thumbnail: picture.nullable(),
  images: z.array(picture).max(20),
  categories: z.array(line(200)).max(10),
  tags: z.array(line(40).toLowerCase()).max(20),
  demo_video_url: webAddress.nullable(),
  documentation_url: webAddress.nullable(),
  support_channel: line(300).nullable(),
  support_response_hours: z.int().min(1).max(8760).nullable(),
  compatibility: z.array(line(80)).max(30),
  ga4_measurement_id: z
    .string()
    .trim()
    .regex(/^G-[A-Z0-9]{4,20}$/, "must be a measurement id such as G-ABC1234567")
    .nullable(),
};

export const addPackageBody = z.strictObject({
  title: line(80),
  rank: z.int().min(0).max(1000).optional(),
  prices,
  terms: packageTermsSchema,
});

export type AddPackageBody = z.infer<typeof addPackageBody>;

export const editPackageBody = addPackageBody.extend({ archived: z.boolean() }).partial();

export type EditPackageBody = z.infer<typeof editPackageBody>;

export const editProductBody = z.strictObject(fields).partial();

export type EditProductBody = z.infer<typeof editProductBody>;

const { title, handle, product_type, summary, description, ...optional } = fields;

export const createProductBody = z.strictObject({
  ...{ title, handle, product_type, summary, description },
  ...z.strictObject(optional).partial().shape,
  packages: z
    .array(addPackageBody.omit({ rank: true }))
    .min(1)
    .max(20),
});

export type CreateProductBody = z.infer<typeof createProductBody>;

/** `[{ currency_code, amount_minor }]` → minor units by currency. */
export function toPrices(list: readonly { currency_code: string; amount_minor: number }[]): Record<string, number> {
  return Object.fromEntries(list.map(({ currency_code, amount_minor }) => [currency_code, amount_minor]));
}
