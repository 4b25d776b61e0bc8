import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import { Card } from "../../components/card";
import { ConfirmDialog, type Confirmation } from "../../components/confirm-dialog";
import { decideOnLicense, type License, type LicenseStatus } from "../../hooks/licenses";
import { faultOfReason, ReasonField } from "./reason-field";

type Decision = "suspend" | "reinstate" | "revoke" | "rotate" | "resend";

interface Words {
  label: string;
  consequence: string;
  done: string;
  dangerous?: boolean;
  body?: Record<string, unknown>;
}

const GRACE_HOURS = 72;

const words: Record<Decision, Words> = {
  suspend: { label: "Suspend", consequence: "Products refuse it until it is reinstated.", done: "Suspended", dangerous: true },
  reinstate: { label: "Reinstate", consequence: "Products accept it again.", done: "Reinstated" },
  revoke: { label: "Revoke", consequence: "For good: only the marketplace can bring it back. No money is returned by this.", done: "Revoked", dangerous: true },
  rotate: {
    label: "New key",
    consequence: "The holder gets a new key. The old one works for three more days.",
    done: "A new key is made",
    body: { grace_hours: GRACE_HOURS },
  },
  resend: { label: "Send the key again", consequence: "The key goes to the holder's e-mail address.", done: "Sent" },
};

// What the backend would take in each status; it decides all the same.
const possible: Record<LicenseStatus, Decision[]> = {
  active: ["suspend", "revoke", "rotate", "resend"],
  cancelled: ["suspend", "revoke", "rotate", "resend"],
  suspended: ["reinstate", "revoke"],
  expired: ["revoke", "resend"],
  revoked: [],
};

/** What a developer may decide about one licence, each with a reason that is kept. */
export function DecisionsCard({ license }: { license: License }) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<string>();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const decisions = possible[license.status];
  if (decisions.length === 0) return null;
  const ask = (decision: Decision) => {
    const { label, consequence, done, dangerous = false, body = {} } = words[decision];
    const needsReason = decision !== "resend";
    const lack = needsReason ? faultOfReason(reason) : undefined;
    setMissing(lack);
    if (lack) return;
    const run = async () => {
      await decideOnLicense(license.id, decision, needsReason ? { ...body, reason: reason.trim() } : {});
      toast.success(done);
      setReason("");
    };
    setAsked({ label, title: `${label}?`, consequence, dangerous, run });
  };
  return (
    <Card title="Decide">
      <ReasonField value={reason} onChange={setReason} fault={missing} />
      <div className="flex flex-wrap gap-2">
        {decisions.map((decision) => (
          <Button key={decision} size="small" variant={words[decision].dangerous ? "danger" : "secondary"} onClick={() => ask(decision)}>
            {words[decision].label}
          </Button>
        ))}
      </div>
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}
