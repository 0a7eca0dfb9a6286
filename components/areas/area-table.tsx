import type { ComponentProps } from 'react';
import { DataTable } from '@/components/ui/data-table';

/** A table on the page of an area, which may hold several, each under its own caption. */
export function AreaTable(table: Omit<ComponentProps<typeof DataTable>, 'stack'>) {
  return (
    <div className="area-table">
      <DataTable stack {...table} />
    </div>
  );
}
