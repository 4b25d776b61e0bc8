/** What an account reads in the storefront or in the developer panel. */
export interface InAppNotice {
  recipient: { type: "customer" | "developer"; id: string };
  /** Once per recipient and cause, ever. */
  cause: string;
  kind: string;
  title: string;
  body: string;
  /** Path in the storefront, or in the panel, without its base. */
  href: string | null;
}
