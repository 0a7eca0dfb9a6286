import type { ReactNode } from 'react';

export type DataColumn = {
  key: string;
  label: string;
  /** Right-aligned; the unit belongs in the label. */
  isNumeric?: boolean;
};

export type DataRow = {
  key: string;
  /** One cell a column; the first is the row's header. */
  cells: ReactNode[];
  isCurrent?: boolean;
};

type DataTableProps = {
  caption: ReactNode;
  columns: DataColumn[];
  rows: DataRow[];
  /** Tables of text stand one row under another on phones; up to four numeric columns stay a table. */
  stack?: boolean;
};

export function DataTable({ caption, columns, rows, stack = false }: DataTableProps) {
  const table = (
    <table className={stack ? 'stack' : undefined}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, isNumeric }) => (
            <th key={key} scope="col" className={isNumeric ? 'num' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
  return stack ? table : <div className="scroll">{table}</div>;
}

function Row({ row, columns }: { row: DataRow; columns: DataColumn[] }) {
  return (
    <tr className={row.isCurrent ? 'current' : undefined}>
      {columns.map(({ key, label, isNumeric }, index) => {
        const className = isNumeric ? 'num' : undefined;
        return index === 0 ? (
          <th key={key} scope="row" className={className} data-l={label}>
            {row.cells[index]}
          </th>
        ) : (
          <td key={key} className={className} data-l={label}>
            {row.cells[index]}
          </td>
        );
      })}
    </tr>
  );
}
