/** Bounds of a review's texts, in UTF-16 units; the database holds the same ones in code points, of which there are never more. */
export const TITLE_MAX = 120;
export const BODY_MAX = 5000;
export const ANSWER_MAX = 5000;
