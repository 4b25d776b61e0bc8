import { useParams } from "react-router-dom";
import { DateTime } from "../../../../src/admin/components/date-time";
import { EngagementThread } from "../../../../src/admin/components/engagement-thread";
import { EngagementStatusBadge } from "../../../../src/admin/components/status-badges";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { attachmentOf, useEngagement } from "../../hooks/engagements";
import { usePermission } from "../../lib/session";
import { ReplyCard } from "./reply-card";
import { ScheduleCard } from "./schedule-card";

export default function EngagementPage() {
  const { id = "" } = useParams();
  const { data: engagement, error, refetch } = useEngagement(id);
  const mayWrite = usePermission("licenses.write");
  if (error) return <LoadFailure error={error} what="engagement" retry={() => void refetch()} />;
  if (!engagement) return <Loading />;
  const { status, scheduled_for } = engagement;
  return (
    <>
      <PageHeader
        title={engagement.product_title ?? "A service"}
        parent={{ to: "/engagements", label: "Engagements" }}
        description={
          <>
            For {engagement.customer_name ?? engagement.customer_email}
            {scheduled_for && (
              <>
                {" "}
                · appointment <DateTime value={scheduled_for} precise />
              </>
            )}
          </>
        }
        badge={<EngagementStatusBadge status={status} />}
      />
      <ReadOnlyNotice may={mayWrite} what="engagements" />
      <EngagementThread messages={engagement.messages} addressOfFile={(fileId) => attachmentOf(engagement.id, fileId)} />
      {mayWrite && status !== "cancelled" && <ReplyCard engagement={engagement} />}
      {mayWrite && (status === "requested" || status === "scheduled") && <ScheduleCard key={scheduled_for} engagement={engagement} />}
    </>
  );
}
