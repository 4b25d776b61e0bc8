import { judgeReviewer } from "./review-right";

describe("the right to review", () => {
  it.each([
    [{ license_id: "lic_1", is_seller: false }, "ok"],
    [{ license_id: null, is_seller: false }, "license_required"],
    [{ license_id: "lic_1", is_seller: true }, "own_product"],
    [{ license_id: null, is_seller: true }, "own_product"],
  ])("%j is judged %s", (facts, right) => {
    expect(judgeReviewer(facts)).toBe(right);
  });
});
