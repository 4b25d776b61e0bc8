import { newCallId } from "./call-id";

it("makes UUIDs of version 7 that begin with the time, all different", () => {
  const at = Date.UTC(2026, 10, 23, 5, 0, 0, 123);
  const ids = Array.from({ length: 5000 }, () => newCallId(at));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(at);
  }
});
