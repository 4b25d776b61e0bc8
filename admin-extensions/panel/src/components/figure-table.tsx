import { clx } from "@medusajs/ui";
import type { ReactNode } from "react";

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end of their column. */
  isFigure?: boolean;
}

interface FigureTableProps<Row> {
  /** Named for who does not see the card around it. */
  caption: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The first names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
}

/** A plain table of figures; too wide for the page, it scrolls by itself. */
export function FigureTable<Row>({ caption, rows, keyOf, columns }: FigureTableProps<Row>) {
  const [name, ...others] = columns;
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="focus-visible:shadow-borders-focus overflow-x-auto outline-none">
      <table className="txt-small w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-ui-fg-subtle border-ui-border-base border-b">
            {columns.map(({ title, isFigure }) => (
              <th
                key={title}
                scope="col"
                className={clx("whitespace-nowrap px-3 py-2 font-medium first:ps-4 last:pe-4 sm:first:ps-6 sm:last:pe-6", isFigure ? "text-end" : "text-start")}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-ui-border-base border-b last:border-0">
              <th scope="row" className="min-w-40 px-3 py-2 ps-4 text-start font-normal sm:ps-6">
                {name.cell(row)}
              </th>
              {others.map(({ title, cell, isFigure }) => (
                <td key={title} className={clx("whitespace-nowrap px-3 py-2 last:pe-4 sm:last:pe-6", isFigure && "text-end tabular-nums")}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
