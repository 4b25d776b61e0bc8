import { type MemberInvitation, renderMemberInvitation } from "./member-invitation";

const url = `https://shop.example/developer/accept-invitation#token=${"A".repeat(43)}`;
const invitation: MemberInvitation = {
  display_name: "Northwind Works",
  inviter: "Ada Wong",
  role: "support",
  expires_at: new Date("2026-11-29T23:59:59Z"),
  url,
};

describe("the mail of an invitation", () => {
  it("says in both parts who invites, to what, as what, where and until when", () => {
    const mail = renderMemberInvitation(invitation);
    expect(mail.subject).toBe("Join Northwind Works on mintreu");
    for (const part of [mail.html, mail.text]) {
      for (const words of ["Ada Wong", "Northwind Works", "role would be support", "manage licences", url, "29 November 2026"]) expect(part).toContain(words);
    }
  });

  it.each(["owner", "manager", "support", "analyst"] as const)("explains the role %s", (role) => {
    expect(renderMemberInvitation({ ...invitation, role }).text).toMatch(new RegExp(`role would be ${role}: you may \\w+`));
  });

  it("keeps hostile names from its markup, its subject and its lines", () => {
    const mail = renderMemberInvitation({
      ...invitation,
      display_name: `<script>alert("1")</script>\r\nBcc: all@example.com`,
      inviter: "Eve\n\nAccept here: https://evil.example",
    });
    expect(mail.html).not.toMatch(/<script/);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.text).not.toMatch(/^(Bcc|Accept here)/m);
  });
});
