import { keepsAnOwner, mayDo, memberRoles, permissions } from "./roles";

describe("member roles", () => {
  it("each carries what the one before it carries, less something", () => {
    const counts = memberRoles.map((role) => permissions.filter((permission) => mayDo(role, permission)).length);
    expect(counts).toEqual([6, 4, 2, 1]);
  });

  it("let everyone read and only the owner manage members", () => {
    expect(memberRoles.filter((role) => mayDo(role, "read"))).toEqual([...memberRoles]);
    expect(memberRoles.filter((role) => mayDo(role, "members.manage"))).toEqual(["owner"]);
  });

  it("leave an account to its last owner", () => {
    const [ada, ben, cleo] = [
      { id: "ada", role: "owner" },
      { id: "ben", role: "owner" },
      { id: "cleo", role: "manager" },
    ] as const;
    expect(keepsAnOwner([ada, cleo], "ada", null)).toBe(false);
    expect(keepsAnOwner([ada, cleo], "ada", "manager")).toBe(false);
    expect(keepsAnOwner([ada, cleo], "ada", "owner")).toBe(true);
    expect(keepsAnOwner([ada, cleo], "cleo", null)).toBe(true);
    expect(keepsAnOwner([ada, ben], "ada", null)).toBe(true);
  });
});
