export { GET, OPTIONS, POST } from '../../3/action/[action]/route';

export const dynamic = 'force-dynamic';
