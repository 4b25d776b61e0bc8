import { reviewBody } from "../../products/[id]/reviews/validators";

export const reviewEditBody = reviewBody.partial().refine((changes) => Object.keys(changes).length > 0, "names nothing to change");
