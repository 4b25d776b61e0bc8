import type { Developer, ProductPackage, ProductPage, SearchHit } from "./contracts";
import { minorToMajorText } from "./money";
import type { ReviewSummary } from "./reviews";

/** schema.org descriptions of what a page shows. Only facts that stand on the page too. */
export type Thing = Record<string, unknown>;

const CONTEXT = "https://schema.org";

/** JSON that cannot end the script element it stands in, nor be read as anything but data. */
export function toScriptText(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function organization(siteUrl: string): Thing {
  return { "@context": CONTEXT, "@type": "Organization", name: "Mintreu", url: `${siteUrl}/`, logo: `${siteUrl}/favicon.svg` };
}

/** The site itself, with its search, for the home page. */
export function website(siteUrl: string): Thing {
  return {
    "@context": CONTEXT,
    "@type": "WebSite",
    name: "Mintreu",
    url: `${siteUrl}/`,
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${siteUrl}/products?q={search_term_string}` },
      "query-input": "required name=search_term_string",
    },
  };
}

export interface Crumb {
  label: string;
  /** The last one, the page itself, has none. */
  to?: string;
}

export function breadcrumbList(crumbs: Crumb[], siteUrl: string, path: string): Thing {
  return {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ label, to }, index) => ({ "@type": "ListItem", position: index + 1, name: label, item: `${siteUrl}${to ?? path}` })),
  };
}

export function itemList(products: SearchHit[], siteUrl: string, name: string): Thing {
  return {
    "@context": CONTEXT,
    "@type": "ItemList",
    name,
    numberOfItems: products.length,
    itemListElement: products.map(({ handle, title }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: title,
      url: `${siteUrl}/products/${handle}`,
    })),
  };
}

export function developerOrganization(developer: Developer, siteUrl: string): Thing {
  return {
    "@context": CONTEXT,
    "@type": "Organization",
    name: developer.display_name,
    url: `${siteUrl}/developers/${developer.handle}`,
    ...(developer.about ? { description: developer.about } : {}),
    ...(developer.website && /^https?:\/\//i.test(developer.website) ? { sameAs: [developer.website] } : {}),
  };
}

/** Packages that can be bought now; a package without a price in this currency is no offer. */
function offer(entry: ProductPackage, url: string): Thing[] {
  if (!entry.price || !entry.purchasable) return [];
  const { amount_minor, currency_code } = entry.price;
  return [
    {
      "@type": "Offer",
      name: entry.title,
      url,
      price: minorToMajorText(amount_minor, currency_code),
      priceCurrency: currency_code.toUpperCase(),
      availability: `${CONTEXT}/InStock`,
    },
  ];
}

/** A product with its offers, and its rating only where somebody has given one. */
export function productThing(page: ProductPage, siteUrl: string, reviews: ReviewSummary | null, pictures: string[]): Thing {
  const { product, listing, packages } = page;
  const url = `${siteUrl}/products/${product.handle}`;
  const offers = packages.flatMap((entry) => offer(entry, url));
  const rated = reviews && reviews.count > 0 && reviews.average !== null;
  return {
    "@context": CONTEXT,
    "@type": "Product",
    name: product.title,
    url,
    sku: product.handle,
    image: pictures,
    ...((listing.summary ?? product.subtitle) ? { description: listing.summary ?? product.subtitle } : {}),
    ...(listing.developer ? { brand: { "@type": "Brand", name: listing.developer.display_name } } : {}),
    ...(product.categories[0] ? { category: product.categories[0].name } : {}),
    ...(offers.length ? { offers } : {}),
    ...(rated
      ? { aggregateRating: { "@type": "AggregateRating", ratingValue: reviews.average, reviewCount: reviews.count, bestRating: 5, worstRating: 1 } }
      : {}),
  };
}
