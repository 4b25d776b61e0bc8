import { z } from "zod";
import { linesOf } from "./package-form";
import { type ListingFields, productTypes } from "./types";

const webAddress = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => text === "" || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)), "Give a whole address, such as https://docs.example.com.");

/** The fields of a listing: texts, as they are typed. */
export const productForm = z.object({
  title: z.string().trim().min(1, "Give the product a name.").max(120, "At most 120 characters."),
  handle: z
    .string()
    .trim()
    .min(3, "At least 3 characters.")
    .max(80, "At most 80 characters.")
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Lower-case letters, digits and single hyphens."),
  product_type: z.enum(productTypes),
  subtitle: z.string().trim().max(200, "At most 200 characters."),
  summary: z.string().trim().min(1, "Say in a sentence what it is.").max(300, "At most 300 characters."),
  description: z.string().trim().min(1, "Describe the product.").max(50_000, "At most 50,000 characters."),
  pictures: z.array(z.string()).max(20),
  categories: z.array(z.string()).max(10, "At most 10 categories."),
  tags: z.string().refine((text) => tagsOf(text).length <= 20, "At most 20 tags."),
  demo_video_url: webAddress,
  documentation_url: webAddress,
  support_channel: z.string().trim().max(300, "At most 300 characters."),
  support_response_hours: z
    .string()
    .trim()
    .regex(/^(\d{1,4})?$/, "Give a whole number of hours.")
    .refine((text) => text === "" || (Number(text) >= 1 && Number(text) <= 8760), "Give 1 to 8760 hours."),
  compatibility: z.string().refine((text) => linesOf(text).length <= 30, "At most 30 lines."),
  ga4_measurement_id: z
    .string()
    .trim()
    .regex(/^(G-[A-Z0-9]{4,20})?$/, "Give an id such as G-ABC1234567."),
});

export type ProductForm = z.infer<typeof productForm>;

export function toProductForm(fields: ListingFields): ProductForm {
  const pictures = [...(fields.thumbnail ? [fields.thumbnail] : []), ...fields.images];
  return {
    title: fields.title,
    handle: fields.handle,
    product_type: fields.product_type,
    subtitle: fields.subtitle ?? "",
    summary: fields.summary,
    description: fields.description,
    pictures: [...new Set(pictures)],
    categories: [...fields.categories],
    tags: fields.tags.join(", "),
    demo_video_url: fields.demo_video_url ?? "",
    documentation_url: fields.documentation_url ?? "",
    support_channel: fields.support_channel ?? "",
    support_response_hours: fields.support_response_hours === null ? "" : String(fields.support_response_hours),
    compatibility: fields.compatibility.join("\n"),
    ga4_measurement_id: fields.ga4_measurement_id ?? "",
  };
}

/** What the backend takes. Empty texts are none; the first picture stands for the product. */
export function toProductBody(values: ProductForm) {
  const orNull = (text: string) => text.trim() || null;
  return {
    title: values.title.trim(),
    handle: values.handle.trim(),
    product_type: values.product_type,
    subtitle: orNull(values.subtitle),
    summary: values.summary.trim(),
    description: values.description.trim(),
    thumbnail: values.pictures[0] ?? null,
    images: values.pictures,
    categories: values.categories,
    tags: tagsOf(values.tags),
    demo_video_url: orNull(values.demo_video_url),
    documentation_url: orNull(values.documentation_url),
    support_channel: orNull(values.support_channel),
    support_response_hours: values.support_response_hours.trim() === "" ? null : Number(values.support_response_hours),
    compatibility: linesOf(values.compatibility),
    ga4_measurement_id: orNull(values.ga4_measurement_id),
  };
}

export type ProductBody = ReturnType<typeof toProductBody>;

/** Only what differs from the beginning: what somebody else changed meanwhile stays theirs. */
export function changedFields(before: ProductForm, after: ProductForm): Partial<ProductBody> {
  const [old, next] = [toProductBody(before), toProductBody(after)];
  const changed = Object.entries(next).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof ProductBody]));
  return Object.fromEntries(changed);
}

/** A first proposal for the product's address, from its title. */
export function handleFrom(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
}

function tagsOf(text: string): string[] {
  const tags = text
    .split(/[,\n]/)
    .map((tag) => tag.trim().toLowerCase())
    .filter(Boolean);
  return [...new Set(tags)];
}
