import { isVisible, listingActions, listingStatuses, nextListingStatus } from "./listing-status";

describe("listing status", () => {
  it("moves only along the table", () => {
    const table = Object.fromEntries(listingActions.map((action) => [action, listingStatuses.filter((status) => nextListingStatus(status, action) !== null)]));
    expect(table).toEqual({
      submit: ["draft", "in_review", "changes_requested"],
      withdraw: ["draft", "in_review"],
      publish: ["in_review", "published"],
      request_changes: ["in_review", "changes_requested"],
      unlist: ["published", "unlisted"],
      relist: ["published", "unlisted"],
      archive: ["draft", "changes_requested", "published", "unlisted", "archived"],
    });
  });

  it("shows published listings only", () => {
    expect(listingStatuses.filter(isVisible)).toEqual(["published"]);
  });
});
