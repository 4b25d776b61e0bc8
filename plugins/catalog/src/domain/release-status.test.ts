import { isEditable, nextReleaseStatus, releaseActions, releaseStatuses } from "./release-status";

describe("status of a release", () => {
  it("moves along its table", () => {
    const table = Object.fromEntries(releaseStatuses.map((status) => [status, releaseActions.map((action) => nextReleaseStatus(status, action))]));
    //            submit       withdraw publish      request_changes      yank
    expect(table).toEqual({
      draft: ["in_review", "draft", null, null, null],
      in_review: ["in_review", "draft", "published", "changes_requested", null],
      changes_requested: ["in_review", null, null, "changes_requested", null],
      published: [null, null, "published", null, "yanked"],
      yanked: [null, null, null, null, "yanked"],
    });
  });

  it("may be repeated, step by step", () => {
    for (const status of releaseStatuses) {
      for (const action of releaseActions) {
        const next = nextReleaseStatus(status, action);
        if (next) expect(nextReleaseStatus(next, action)).toBe(next);
      }
    }
  });

  it("is edited only before anybody relies on it", () => {
    expect(releaseStatuses.filter(isEditable)).toEqual(["draft", "changes_requested"]);
  });
});
