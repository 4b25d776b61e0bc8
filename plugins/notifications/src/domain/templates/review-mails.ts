import type { Mail, MailSite } from "../mail";
import { oneLine } from "../plain-text";
import { renderNotice } from "./notice";

export interface WrittenReview {
  product_title: string;
  rating: number;
  title: string;
  body: string;
  author_name: string;
}

/** Tells those who may answer that a product of theirs was reviewed. */
export function renderReviewWritten({ product_title, rating, title, body, author_name }: WrittenReview, site: MailSite): Mail {
  const product = oneLine(product_title);
  return renderNotice({
    title: `A review of ${product}: ${rating} of 5`,
    news: `${oneLine(author_name)} has reviewed ${product}: ${rating} of 5.`,
    quote: { label: "What it says:", text: `${oneLine(title)}\n\n${body}` },
    next: "You may answer once, and everybody reads it.",
    link: { label: "Open your reviews", url: `${site.backend_url}/developer/reviews` },
  });
}

export interface AnsweredReview {
  product_title: string;
  product_handle: string;
  developer_name: string;
  answer: string;
}

/** Tells the author of a review that the developer has answered it. */
export function renderReviewAnswered({ product_title, product_handle, developer_name, answer }: AnsweredReview, site: MailSite): Mail {
  const [product, developer] = [oneLine(product_title), oneLine(developer_name)];
  return renderNotice({
    title: `${developer} answered your review of ${product}`,
    news: `${developer} has answered your review of ${product}.`,
    quote: { label: "The answer:", text: answer },
    link: { label: "Read it beside your review", url: `${site.storefront_url}/products/${encodeURIComponent(product_handle)}` },
  });
}
