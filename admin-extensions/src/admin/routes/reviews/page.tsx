import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Star } from "@medusajs/icons";
import { createDataTableColumnHelper } from "@medusajs/ui";
import { useSearchParams } from "react-router-dom";
import { ChoiceSelect } from "../../components/choice-select";
import { DateTime } from "../../components/date-time";
import { ListTable } from "../../components/list-table";
import { ScopeNotice } from "../../components/scope-notice";
import { Stars } from "../../components/stars";
import { ReviewStatusBadge } from "../../components/status-badges";
import { TextLink } from "../../components/text-link";
import { useReviews } from "../../hooks/reviews";
import { useListView } from "../../hooks/use-list-view";
import { useUrlChoice } from "../../hooks/use-url-choice";
import { Queries } from "../../lib/queries";
import { ratings, type Review, reviewStatuses } from "../../lib/reviews";

const column = createDataTableColumnHelper<Review>();
const hrefOf = ({ id }: Review) => `/reviews/${id}`;

const columns = [
  column.display({ id: "title", header: "Review", size: 260, cell: ({ row: { original } }) => <TextLink to={hrefOf(original)}>{original.title}</TextLink> }),
  column.display({ id: "rating", header: "Rating", size: 110, cell: ({ row }) => <Stars rating={row.original.rating} /> }),
  column.display({ id: "product", header: "Product", size: 180, cell: ({ row }) => row.original.product_title ?? "Deleted product" }),
  column.display({ id: "author", header: "Author", size: 140, cell: ({ row }) => row.original.author_name }),
  column.display({ id: "status", header: "Status", size: 110, cell: ({ row }) => <ReviewStatusBadge status={row.original.status} /> }),
  column.display({ id: "created", header: "Written", size: 130, cell: ({ row }) => <DateTime value={row.original.created_at} /> }),
];

function ReviewTable() {
  const [params] = useSearchParams();
  const view = useListView(reviewStatuses);
  const [rating, setRating] = useUrlChoice("rating", ratings);
  const scope = { developer_id: params.get("developer_id") || undefined, product_id: params.get("product_id") || undefined };
  const { data, error, isFetching, refetch } = useReviews({ ...view.page, ...scope, rating, q: view.q || undefined, status: view.status });
  return (
    <ListTable
      title="Reviews"
      noun="reviews"
      searchHint="Words, product or author"
      statuses={reviewStatuses}
      view={view}
      columns={columns}
      rows={data?.reviews}
      count={data?.count}
      isLoading={isFetching}
      error={error}
      retry={() => void refetch()}
      hrefOf={hrefOf}
      empty={{ heading: "No reviews yet", description: "Customers review what they have bought." }}
      notice={<ScopeNotice path="/reviews" developerId={scope.developer_id} productId={scope.product_id} sample={data?.reviews[0]} />}
      narrowed={rating !== undefined}
      filters={<ChoiceSelect label="Rating" any="Any rating" choices={ratings} nameOf={(one) => `${one} stars`} value={rating} onChange={setRating} />}
    />
  );
}

const ReviewsPage = () => (
  <Queries>
    <ReviewTable />
  </Queries>
);

export default ReviewsPage;

export const config = defineRouteConfig({ label: "Reviews", icon: Star, rank: 3 });

export const handle = { breadcrumb: () => "Reviews" };
