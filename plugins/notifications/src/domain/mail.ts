/** A mail as it goes out; both parts say the same. */
export interface Mail {
  subject: string;
  html: string;
  text: string;
}

/** Public addresses that mails point to, without a slash at the end. */
export interface MailSite {
  storefront_url: string;
  /** Empty when unknown: mails then name the path alone. */
  backend_url: string;
}
