import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import { ButtonLink } from "../../../components/button-link";
import { ConfirmDialog, type Confirmation } from "../../../components/confirm-dialog";
import { changeProduct, isEditable } from "../../../hooks/products";
import type { ListingStatus, Product } from "../../../lib/types";

type Action = "submit" | "withdraw" | "unlist" | "relist" | "archive";

interface ActionWords {
  label: string;
  title: (product: Product) => string;
  consequence: string;
  done: string;
  dangerous?: boolean;
}

const words: Record<Action, ActionWords> = {
  submit: {
    label: "Submit for review",
    title: ({ title }) => `Submit ${title} for review?`,
    consequence: "An admin reads it as it is now. Until the decision it cannot be changed.",
    done: "Submitted. You hear the decision by e-mail.",
  },
  withdraw: {
    label: "Withdraw from review",
    title: ({ title }) => `Withdraw ${title} from review?`,
    consequence: "It is a draft again, which you can change and submit anew.",
    done: "Withdrawn from review",
  },
  unlist: {
    label: "Unlist",
    title: ({ title }) => `Take ${title} off the store?`,
    consequence: "Nobody new can buy it. Who bought it keeps it, and you can list it again at any time.",
    done: "Unlisted",
  },
  relist: {
    label: "List again",
    title: ({ title }) => `Show ${title} in the store again?`,
    consequence: "It appears as it was, and can be bought.",
    done: "Listed again",
  },
  archive: {
    label: "Archive",
    title: ({ title }) => `Archive ${title}?`,
    consequence: "It leaves the store for good and cannot be brought back. Licences that you sold go on.",
    done: "Archived",
    dangerous: true,
  },
};

// What the backend would take in each status; it decides all the same.
const possible: Record<ListingStatus, Action[]> = {
  draft: ["archive", "submit"],
  in_review: ["withdraw"],
  changes_requested: ["archive", "submit"],
  published: ["archive", "unlist"],
  unlisted: ["archive", "relist"],
  archived: [],
};

/** What the developer may do with a product as a whole. */
export function StatusActions({ product }: { product: Product }) {
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const ask = (action: Action) => {
    const { label, title, consequence, done, dangerous = false } = words[action];
    const run = async () => {
      await changeProduct(product.id, `/${action}`);
      toast.success(done);
    };
    setAsked({ label, title: title(product), consequence, dangerous, run });
  };
  return (
    <>
      {possible[product.status].map((action) => (
        <Button key={action} size="small" variant={action === "submit" ? "primary" : "secondary"} onClick={() => ask(action)}>
          {words[action].label}
        </Button>
      ))}
      {isEditable(product) && <ButtonLink to={`/products/${product.id}/edit`}>Edit</ButtonLink>}
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </>
  );
}
