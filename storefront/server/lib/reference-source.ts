import type { H3Event } from "h3";
import type { ApiReference, ReferencePage } from "../../shared/api-reference";
import { askBackend, refusal } from "./backend";

interface Source {
  product: ReferencePage["product"];
  reference: ApiReference;
}

const KEPT_MS = 60_000;
const MAX_KEPT = 20;

/** References are public, the same for everybody and may be large: opening one operation must not fetch all of them anew. */
const kept = new Map<string, { at: number; source: Promise<Source> }>();

function notFound(): Error {
  return createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such reference.", data: { code: "api_reference.not_found" } });
}

/** The reference of a product by its handle; 404 where it is not public. */
export function readReference(event: H3Event): Promise<Source> {
  const handle = getRouterParam(event, "handle") ?? "";
  if (!/^[a-z0-9][a-z0-9-_]{0,199}$/i.test(handle)) throw notFound();
  const known = kept.get(handle);
  if (known && Date.now() - known.at < KEPT_MS) return known.source;
  const source = fetchReference(event, handle);
  kept.delete(handle);
  kept.set(handle, { at: Date.now(), source });
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_KEPT) break;
    kept.delete(oldest);
  }
  // What failed is asked again next time.
  source.catch(() => kept.get(handle)?.source === source && kept.delete(handle));
  return source;
}

async function fetchReference(event: H3Event, handle: string): Promise<Source> {
  const found = await askBackend<{ products: ReferencePage["product"][] }>(event, "/store/products", {
    query: { handle, limit: 1, fields: "id,handle,title" },
  });
  if (!found.ok) throw refusal(found);
  const [product] = found.body.products;
  if (!product) throw notFound();
  const answer = await askBackend<{ api_reference: ApiReference }>(event, `/store/products/${product.id}/api-reference`);
  if (answer.status === 404) throw notFound();
  if (!answer.ok) throw refusal(answer);
  const { id, title } = product;
  return { product: { id, handle: product.handle, title }, reference: answer.body.api_reference };
}
