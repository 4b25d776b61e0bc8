import type { H3Event } from "h3";
import type { Category } from "../../shared/categories";
import type { Collection, Developer, Listing } from "../../shared/contracts";
import { typeText } from "../../shared/product-types";
import { askBackend, refusal } from "./backend";
import type { SocialCard } from "./social-picture";

/** The facts, or null when there is no such thing. */
type CardOf = (event: H3Event, handle: string) => Promise<SocialCard | null>;

async function ask<T>(event: H3Event, path: string, query: Record<string, string | number> = {}): Promise<T | null> {
  const answer = await askBackend<T>(event, path, { query });
  if (answer.status === 404) return null;
  if (!answer.ok) throw refusal(answer);
  return answer.body;
}

const productCard: CardOf = async (event, handle) => {
  const found = await ask<{ products: { id: string; title: string; subtitle: string | null }[] }>(event, "/store/products", {
    handle,
    limit: 1,
    fields: "id,title,subtitle",
  });
  const product = found?.products[0];
  const listing = product && (await ask<{ listing: Listing }>(event, `/store/products/${product.id}/listing`));
  if (!product || !listing) return null;
  const { developer, product_type, summary } = listing.listing;
  return {
    eyebrow: typeText(product_type).label,
    title: product.title,
    text: product.subtitle ?? summary,
    footer: developer ? `by ${developer.display_name}` : null,
    seed: handle,
  };
};

const developerCard: CardOf = async (event, handle) => {
  const found = await ask<{ developer: Developer }>(event, `/store/developers/${handle}`);
  if (!found) return null;
  const { display_name, about, products_count: count } = found.developer;
  return { eyebrow: "Developer", title: display_name, text: about, footer: count ? `${count} ${count === 1 ? "product" : "products"}` : null, seed: handle };
};

const collectionCard: CardOf = async (event, handle) => {
  const found = await ask<{ collection: Collection }>(event, `/store/discovery/collections/${handle}`);
  return found && { eyebrow: "Collection", title: found.collection.title, text: found.collection.description, footer: null, seed: handle };
};

const categoryCard: CardOf = async (event, handle) => {
  const found = await ask<{ product_categories: Category[] }>(event, "/store/product-categories", { handle, limit: 1, fields: "id,handle,name,description" });
  const category = found?.product_categories[0];
  return category ? { eyebrow: "Subject", title: category.name, text: category.description, footer: null, seed: handle } : null;
};

const pageCard: CardOf = async (_event, name) =>
  name === "home"
    ? {
        eyebrow: "Software marketplace",
        title: "Software worth paying for, licensed in plain words.",
        text: "APIs, packages, themes, plugins and services from independent developers.",
        footer: null,
        seed: "mintreu",
      }
    : null;

export const socialCards: Record<string, CardOf> = {
  product: productCard,
  developer: developerCard,
  collection: collectionCard,
  category: categoryCard,
  page: pageCard,
};
