import { catalogAddressFor } from '@/lib/catalog/dcat/negotiate';
import { readOnly } from '@/lib/catalog/read-only';

export const dynamic = 'force-dynamic';

/** The name of the catalogue: whoever opens it is led to the form it reads, people to the room of data. */
export const GET = (request: Request): Response => catalogAddressFor(request, '/catalog', '/vi/data');
export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
