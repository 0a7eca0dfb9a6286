import { setTitle } from '@/components/ui/title';
import { keepTogether } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

/** Compounds of the names of bodies and of what is said of them. */
const COMPOUNDS = [
  'Khoa học',
  'Công nghệ',
  'công nghệ',
  'Thông tin',
  'Truyền thông',
  'Tài chính',
  'Xây dựng',
  'Công an',
  'Công Thương',
  'Giáo dục',
  'Đào tạo',
  'Nông nghiệp',
  'Môi trường',
  'Văn hóa',
  'Thể thao',
  'Du lịch',
  'Nội vụ',
  'Kế hoạch',
  'Đầu tư',
  'Giao thông',
  'vận tải',
  'Nhà nước',
  'Việt Nam',
  'Quốc gia',
  'Ủy ban',
  'nhân dân',
  'chưa thấy',
  'kế tục',
  'hoạt động',
  'xác nhận',
] as const;

/** A title with the name of a body: compounds, numbers and dates do not part at a line end. */
export function setBodyTitle(text: string, locale: Locale): string {
  const whole = text.replace(/(\d) (?=\p{L})/gu, '$1\u00a0');
  return locale === 'vi' ? keepTogether(setTitle(whole, locale), COMPOUNDS) : whole;
}
