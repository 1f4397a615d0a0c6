import type { TemplateStatus } from '../../shared/model/template-preview'

const count = (n: number): string => n.toLocaleString('vi-VN')

const statuses: Record<TemplateStatus, string> = {
  fill: 'Điền vào ô trống',
  overwrite: 'Ghi đè',
  clear: 'Xóa số',
  formula: 'Giữ công thức',
  same: 'Như cũ',
  unit: 'Khác đơn vị tính',
}

/** What goes back to offices: tables for Word and other programs, their own templates, forms for the units below. */
export const viOffice = {
  table: {
    done: (name: string) => `Đã xuất ${name}`,
    hints: {
      csv: 'Các cột ngăn bằng dấu chấm phẩy, số có dấu phẩy thập phân: mở thẳng bằng Excel.',
      tsv: 'Các cột ngăn bằng tab: mở hoặc dán vào chương trình khác.',
      docx: 'Mở bằng Word để ghép vào báo cáo.',
    },
  },
  template: {
    title: 'Điền vào mẫu của cơ quan',
    from: (file: string, sheet: string) => `${file}, trang tính “${sheet}”`,
    statuses,
    fills: (cells: number, rows: number) =>
      `${count(cells)} ô được điền; ${rows === 0 ? 'mọi dòng của mẫu đều có trong bảng.' : `${count(rows)} dòng của mẫu không có trong bảng.`}`,
    nothing: 'Mẫu đã có đúng các số này; không có ô nào cần điền.',
    keeps: 'Chỉ các ô này thay đổi. Định dạng, biểu đồ, cách in và các trang khác giữ nguyên.',
    recalculates: 'Công thức của mẫu được giữ và tính lại khi mở tệp.',
    signed: 'Mẫu có chữ ký số; điền số vào thì chữ ký không còn giá trị.',
    unmatched: (n: number) => `${count(n)} dòng của mẫu không có trong bảng`,
    missing: (n: number) => `${count(n)} dòng có số của bảng không có trong mẫu`,
    overwrite: (n: number) => `Thay nội dung đang có ở ${count(n)} ô`,
    all: 'Hiện cả ô trống được điền',
    address: 'Ô',
    row: 'Dòng',
    column: 'Cột',
    before: 'Đang có',
    after: 'Sẽ điền',
    blank: '(trống)',
    save: (n: number) => `Điền ${count(n)} ô và lưu…`,
    done: (cells: number, name: string) => `Đã điền ${count(cells)} ô vào ${name}`,
    hint: 'Mẫu gốc không thay đổi. Mở tệp vừa lưu để xem lại trước khi gửi.',
    targetName: (file: string) => `${file.replace(/\.[^.]*$/, '')} - đã điền.xlsx`,
  },
  returns: {
    title: 'Làm phiếu thu cho các đơn vị',
    text: 'Mỗi đơn vị có một tệp Excel riêng: số kỳ trước của đơn vị, ô cần điền, phép kiểm tra. Đơn vị điền rồi gửi lại; khi nhập, tệp tự khớp với biểu, đơn vị và kỳ.',
    units: (chosen: number, all: number) => `Đơn vị (${count(chosen)}/${count(all)})`,
    figures: (n: number) => (n === 0 ? 'chưa có số kỳ này' : `đã có ${count(n)} số kỳ này`),
    all: 'Chọn tất cả',
    onlyMissing: 'Chỉ đơn vị chưa có số',
    columns: 'Cột đơn vị điền',
    make: (n: number) => `Làm ${count(n)} phiếu…`,
    done: (n: number, name: string) => `Đã làm ${count(n)} phiếu thu trong ${name}`,
    hint: 'Giải nén rồi gửi từng tệp cho đơn vị; tệp gửi về nhập bằng Tệp, Nhập từ Excel, Word.',
    archiveName: (table: string) => `Phiếu thu - ${table}.zip`,
  },
}
