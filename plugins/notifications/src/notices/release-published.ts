import { releaseEvents } from "@mintreu/catalog/events";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { mailSiteOf } from "../delivery/mail-site";
import { renderReleasePublished } from "../domain/templates/release-published";
import { listReleaseReaders } from "../queries/release-readers";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "release-published";

/** So many at once when a release comes out; whoever is left is caught up with. */
const AT_ONCE = 200;

/** A new version, to those whose licences give it. The subject is a release, or one reader of it: `<release>:<reader>`. */
export const releasePublished: NoticeKind = {
  async letters(container, subject) {
    const [releaseId = "", reader = null] = subject.split(":");
    const readers = await listReleaseReaders(databaseOf(container), { release_id: releaseId, reader, now: clock.now(), limit: AT_ONCE });
    return readers.map((one) => ({
      idempotency_key: `${TEMPLATE}:${releaseId}:${one.reader}`,
      to: one.email,
      template: TEMPLATE,
      trigger_type: releaseEvents.published,
      resource_type: "release",
      resource_id: releaseId,
      receiver_id: one.customer_id,
      data: { release_id: releaseId, product_id: one.product_id },
      mail: renderReleasePublished(one, mailSiteOf(container)),
    }));
  },
};
