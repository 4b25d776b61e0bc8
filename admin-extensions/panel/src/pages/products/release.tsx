import { Button, InlineTip, toast } from "@medusajs/ui";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { DateTime } from "../../../../src/admin/components/date-time";
import { ConfirmDialog, type Confirmation } from "../../components/confirm-dialog";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { ReleaseStatusBadge } from "../../components/release-status";
import { changeRelease, isReleaseEditable, type Release, removeRelease, useRelease } from "../../hooks/releases";
import { usePermission } from "../../lib/session";
import { ReleaseFilesCard } from "./parts/release-files-card";
import { ReleaseTextCard } from "./parts/release-text-card";
import { YankCard } from "./parts/yank-card";

export default function ReleasePage() {
  const { id = "", releaseId = "" } = useParams();
  const { data: release, error, refetch } = useRelease(releaseId);
  const mayWrite = usePermission("catalog.write");
  if (error) return <LoadFailure error={error} what="release" retry={() => void refetch()} />;
  if (!release) return <Loading />;
  return (
    <>
      <PageHeader
        title={`Version ${release.version}`}
        parent={{ to: `/products/${id}/releases`, label: "Releases" }}
        description={
          release.published_at ? (
            <>
              Came out <DateTime value={release.published_at} precise />
            </>
          ) : undefined
        }
        badge={<ReleaseStatusBadge status={release.status} />}
        actions={mayWrite && <ReleaseActions release={release} />}
      />
      <ReadOnlyNotice may={mayWrite} what="releases" />
      {release.status === "changes_requested" && release.status_reason && (
        <InlineTip variant="warning" label="Changes are asked for">
          {release.status_reason}
        </InlineTip>
      )}
      {release.status === "yanked" && (
        <InlineTip variant="error" label="Taken back">
          {release.yank_reason} Only who downloaded it before can still do so.
        </InlineTip>
      )}
      <ReleaseFilesCard release={release} editable={mayWrite && isReleaseEditable(release)} />
      <ReleaseTextCard key={release.id} release={release} editable={mayWrite && isReleaseEditable(release)} />
      {mayWrite && release.status === "published" && <YankCard release={release} />}
    </>
  );
}

function ReleaseActions({ release }: { release: Release }) {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const submit: Confirmation = {
    label: "Submit for review",
    title: `Submit version ${release.version}?`,
    consequence: "An admin looks at its files and its text. Until the decision they stay as they are.",
    run: async () => {
      await changeRelease(release.id, "/submit");
      toast.success("Submitted. You hear the decision by e-mail.");
    },
  };
  const withdraw: Confirmation = {
    label: "Withdraw from review",
    title: `Withdraw version ${release.version}?`,
    consequence: "It is a draft again, which you can change and submit anew.",
    run: () => changeRelease(release.id, "/withdraw"),
  };
  const remove: Confirmation = {
    label: "Delete",
    title: `Delete version ${release.version}?`,
    consequence: "Its text and its files are removed for good.",
    dangerous: true,
    run: async () => {
      await removeRelease(release);
      navigate(`/products/${release.product_id}/releases`, { replace: true });
    },
  };
  return (
    <>
      {isReleaseEditable(release) && (
        <>
          <Button size="small" variant="secondary" onClick={() => setAsked(remove)}>
            Delete
          </Button>
          <Button size="small" onClick={() => setAsked(submit)}>
            Submit for review
          </Button>
        </>
      )}
      {release.status === "in_review" && (
        <Button size="small" variant="secondary" onClick={() => setAsked(withdraw)}>
          Withdraw from review
        </Button>
      )}
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </>
  );
}
