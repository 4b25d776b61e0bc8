import { PageHeader } from "../components/page-header";
import { useMe } from "../lib/session";

export default function DashboardPage() {
  const { developer } = useMe();
  return <PageHeader title="Dashboard" description={`What happens at ${developer.display_name}.`} />;
}
