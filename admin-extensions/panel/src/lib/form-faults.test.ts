import { describe, expect, it } from "vitest";
import { ApiError, toApiError } from "./api";
import { showRefusal } from "./form-faults";

describe("a refusal of the backend", () => {
  it("is split into its field and its sentence", () => {
    const error = toApiError(400, { type: "invalid_data", code: "request.invalid", message: "packages.0.prices.1.amount_minor: must be positive" });
    expect([error.code, error.field, error.message]).toEqual(["request.invalid", "packages.0.prices.1.amount_minor", "Must be positive"]);
  });

  it.each([
    [{ code: "x.y", message: "Two words: and more" }, null, "Two words: and more"],
    [{ code: "request.invalid", message: "body: is missing" }, null, "body: is missing"],
  ])("stays whole where it names no field", (answer, field, message) => {
    const error = toApiError(400, answer);
    expect([error.field, error.message]).toEqual([field, message]);
  });

  it("of the server says nothing internal", () => {
    expect(toApiError(500, { message: "relation does not exist" }).message).not.toContain("relation");
    expect(toApiError(502, null).code).toBe("request.failed");
  });
});

/** As much of a form as a refusal needs. */
function formWith(values: Record<string, unknown>) {
  const faults: Record<string, string> = {};
  const form = {
    getValues: (name: string) => name.split(".").reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], values),
    setError: (name: string, { message }: { message: string }) => (faults[name] = message),
  };
  return { form: form as never, faults };
}

describe("a refusal in a form", () => {
  it.each([
    ["title", "title"],
    ["tags.3", "tags"],
    ["prices.eur", "prices.eur"],
    ["nowhere", "root"],
  ])("of %s is shown at %s", (field, place) => {
    const { form, faults } = formWith({ title: "", tags: "a", prices: { eur: "1" } });
    showRefusal(form, new ApiError(400, "request.invalid", "No", field));
    expect(faults).toEqual({ [place]: "No" });
  });

  it("is shown where its code says", () => {
    const { form, faults } = formWith({ handle: "x" });
    showRefusal(form, new ApiError(409, "listing.handle_taken", "Taken"), { "listing.handle_taken": "handle" } as never);
    expect(faults).toEqual({ handle: "Taken" });
  });
});
