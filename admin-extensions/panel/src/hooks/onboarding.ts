import { useMe } from "../lib/session";
import { useProducts } from "./products";

export interface OnboardingStep {
  title: string;
  text: string;
  isDone: boolean;
  to: string;
  action: string;
}

/** What stands between an account and its first sale; undefined while it is not known. */
export function useOnboarding(): OnboardingStep[] | undefined {
  const { developer } = useMe();
  const { data: all } = useProducts({ limit: 1 });
  const { data: drafts } = useProducts({ limit: 1, status: "draft" });
  const { data: published } = useProducts({ limit: 1, status: "published" });
  if (!all || !drafts || !published) return undefined;
  const [first] = all.products;
  const [draft] = drafts.products;
  return [
    {
      title: "Account approved",
      text: "Your application was accepted and your handle is yours.",
      isDone: developer.status === "active",
      to: "/settings",
      action: "See the account",
    },
    {
      title: "Introduce yourself",
      text: "A website and a few sentences: customers look at who stands behind a product.",
      isDone: Boolean(developer.website && developer.about),
      to: "/settings",
      action: "Write the profile",
    },
    {
      title: "Write your first product",
      text: "A draft with its first package and prices. Only your team sees it.",
      isDone: first !== undefined,
      to: "/products/new",
      action: "Write a product",
    },
    {
      title: "Complete it and submit it",
      text: "Pictures, categories, a full description. An admin reads it before it is published.",
      isDone: first !== undefined && drafts.count < all.count,
      to: draft ? `/products/${draft.id}` : "/products",
      action: "Open the draft",
    },
    {
      title: "Be published",
      text: "From then on customers find and buy it.",
      isDone: published.count > 0,
      to: "/products",
      action: "See your products",
    },
  ];
}
