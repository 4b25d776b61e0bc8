import { addDays } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { meanMs } from "@mintreu/usage/domain/usage-figures";
import { readProducts } from "@mintreu/usage/queries/usage-sums";
import { mailSiteOf } from "../delivery/mail-site";
import { renderNotice } from "../domain/templates/notice";
import { wordsOfReport } from "../domain/templates/usage-words";
import { listMembersToMail } from "../queries/members-to-mail";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "usage-report";

/** So many products fill a mail; the panel shows all. */
const PRODUCTS = 20;

/** What was called on a day, to those who keep the catalogue; nothing for a day without a call. The subject is `<developer>:<day>`. */
export const usageReport: NoticeKind = {
  async letters(container, subject) {
    const [developer_id = "", day = ""] = subject.split(":");
    const from = new Date(day);
    const knex = databaseOf(container);
    const products = await readProducts(knex, { developer_id }, { from, to: addDays(from, 1), interval: "day" }, PRODUCTS);
    if (products.length === 0) return [];
    const { title, news, lines } = wordsOfReport(
      products.map((product) => ({ ...product, title: product.title ?? product.product_id, mean_ms: meanMs(product) })),
      from,
    );
    const mail = renderNotice({
      title,
      news,
      quote: { label: "By product:", text: lines.join("\n") },
      link: { label: "Open your usage", url: `${mailSiteOf(container).backend_url}/developer/usage` },
    });
    const members = await listMembersToMail(knex, developer_id, "catalog.write");
    return members.map(({ id, email }) => ({
      idempotency_key: `${TEMPLATE}:${subject}:${id}`,
      to: email,
      template: TEMPLATE,
      trigger_type: "usage.day_ended",
      resource_type: "developer",
      resource_id: developer_id,
      receiver_id: id,
      data: { developer_id, day },
      mail,
    }));
  },
};
