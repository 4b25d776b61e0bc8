import { mayDo, memberRoles, permissions } from "./roles";

describe("member roles", () => {
  it("each carries what the one before it carries, less something", () => {
    const counts = memberRoles.map((role) => permissions.filter((permission) => mayDo(role, permission)).length);
    expect(counts).toEqual([5, 3, 2, 1]);
  });

  it("let everyone read and only the owner manage members", () => {
    expect(memberRoles.filter((role) => mayDo(role, "read"))).toEqual([...memberRoles]);
    expect(memberRoles.filter((role) => mayDo(role, "members.manage"))).toEqual(["owner"]);
  });
});
