import { ButtonLink } from "../components/button-link";
import { PageHeader } from "../components/page-header";

export default function NotFoundPage() {
  return (
    <>
      <PageHeader title="There is no such page" description="The address may be mistyped." />
      <div>
        <ButtonLink to="/">To the dashboard</ButtonLink>
      </div>
    </>
  );
}
