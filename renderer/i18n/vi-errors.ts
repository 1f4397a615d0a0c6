import type { ErrorCode, ErrorDetail } from '../../shared/contract/errors'
import { formatDecimalPlaces } from './detail-text'

/** One sentence per failure: what happened, what became of the data, what to do next. */
export const viErrors: Record<ErrorCode, (detail: ErrorDetail) => string> = {
  'bad-request': () =>
    'Chương trình gửi một yêu cầu không hợp lệ; số liệu không thay đổi. Hãy tải lại cửa sổ rồi làm lại.',
  internal: () =>
    'Chương trình gặp lỗi và đã đọc lại số liệu từ tệp; việc vừa làm chưa được ghi. Hãy làm lại.',
  cancelled: () =>
    'Việc này đã dừng giữa chừng. Hãy xem lại số trong bảng, và làm lại nếu chưa thấy thay đổi.',
  'job-stopped': () => 'Đã dừng theo ý bạn. Sổ không thay đổi và không có tệp nào được ghi.',
  'no-workbook': () => 'Chưa có sổ nào được mở. Hãy mở một sổ hoặc tạo sổ mới trong mục Tệp.',
  'file-missing': () =>
    'Không còn tệp này ở chỗ cũ. Tệp có thể đã bị đổi tên, chuyển chỗ hoặc xóa; hãy chọn lại tệp.',
  'file-is-folder': () => 'Đây là một thư mục, không phải tệp sổ. Hãy chọn tệp có đuôi .kttt.',
  'file-empty': () => 'Tệp này rỗng, không phải sổ. Hãy chọn tệp khác.',
  'file-not-workbook': ({ found }) =>
    `Tệp này không phải sổ của Sổ KTTT${typeof found === 'string' && found !== '' ? ` (có vẻ là ${found})` : ''}. Hãy chọn tệp có đuôi .kttt; nếu là bảng Excel, hãy mở sổ rồi dùng mục Tệp, Nhập từ Excel, Word.`,
  'file-newer': ({ version }) =>
    `Sổ này do phiên bản mới hơn của chương trình tạo ra${version === undefined || version === null ? '' : ` (cấu trúc ${String(version)})`}; tệp được giữ nguyên. Hãy cập nhật chương trình rồi mở lại.`,
  'file-foreign': () =>
    'Đây là tệp dữ liệu của chương trình khác; tệp được giữ nguyên. Hãy chọn tệp có đuôi .kttt.',
  'file-hostile': () =>
    'Tệp này chứa những thành phần mà một sổ không bao giờ có, nên không được mở. Hãy xin lại tệp từ nơi gửi.',
  'file-damaged': () =>
    'Tệp sổ bị hỏng, chương trình không mở và không sửa gì trên tệp. Hãy mở bản sao gần nhất, hoặc gửi tệp cho người hỗ trợ.',
  'file-in-use': () => 'Sổ này đang mở ở cửa sổ hoặc máy khác. Hãy đóng sổ ở nơi đó rồi mở lại.',
  'file-exists': () => 'Đã có tệp trùng tên; chương trình không ghi đè. Hãy chọn tên khác.',
  'file-denied': () =>
    'Hệ thống không cho phép đọc hoặc ghi ở vị trí này. Hãy chọn thư mục khác, hoặc xin quyền.',
  'token-unknown': () => 'Tệp đã chọn không còn dùng được. Hãy chọn lại tệp.',
  'read-only': () => 'Sổ đang mở chỉ để xem nên không ghi được. Hãy dùng Lưu bản sao rồi sửa trên bản sao.',
  'disk-full': () =>
    'Ổ đĩa đã đầy nên việc vừa làm chưa được ghi; những gì đã lưu vẫn nguyên. Hãy giải phóng chỗ trống rồi làm lại.',
  'disk-error': ({ confirmed }) =>
    `Ổ đĩa báo lỗi khi ghi${typeof confirmed === 'number' ? `; các thay đổi đến lần ghi thứ ${String(confirmed)} đã chắc chắn nằm trên đĩa` : ''}. Hãy lưu một bản sao sang ổ khác.`,
  'stale-view': () => 'Bảng vừa được mở lại, số liệu không thay đổi. Hãy làm lại thao tác.',
  'cell-not-input': ({ row, column }) =>
    `${typeof row === 'string' && typeof column === 'string' && row !== '' ? `Ô “${row} · ${column}”` : 'Ô này'} do chương trình tính, không nhập được. Hãy sửa các số mà ô này được tính từ đó.`,
  'value-too-precise': ({ decimals }) =>
    `Chỉ tiêu này chỉ nhận ${formatDecimalPlaces(decimals, 'số nguyên', (n) => `nhiều nhất ${n} chữ số thập phân`)}; ô giữ số cũ. Hãy làm tròn rồi nhập lại.`,
  'value-too-large': () =>
    'Số quá lớn so với giới hạn của chương trình; ô giữ số cũ. Hãy kiểm tra lại đơn vị tính.',
  'nothing-to-undo': () => 'Không còn việc nào để hoàn tác.',
  'nothing-to-redo': () => 'Không có việc nào để làm lại.',
  'undo-conflict': () =>
    'Các ô này đã được sửa sau đó nên không hoàn tác được. Hãy xem Lịch sử thay đổi và nhập lại số.',
  'excel-too-large': () => 'Tệp quá lớn để đọc. Hãy chỉ giữ trang tính có biểu rồi nhập lại.',
  'excel-damaged': () =>
    'Tệp Excel bị hỏng, chưa nhập gì. Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi nhập lại.',
  'excel-encrypted': () =>
    'Tệp Excel có mật khẩu nên không đọc được. Hãy bỏ mật khẩu trong Excel rồi nhập lại.',
  'excel-unsafe': () =>
    'Tệp chứa thành phần không an toàn mà Excel không tạo ra nên không đọc, chưa nhập gì. Hãy xin lại tệp gốc từ nơi gửi.',
  'excel-not-excel': ({ found }) =>
    `Tệp này không phải bảng tính hay văn bản Word${typeof found === 'string' && found !== '' ? ` (có vẻ là ${found})` : ''}; chưa nhập gì. Hãy chọn tệp .xlsx, .xls, .ods, .docx hoặc .csv.`,
  'word-too-old': () =>
    'Tệp này là Word kiểu cũ (.doc); chưa nhập gì. Hãy mở bằng Word, lưu thành .docx rồi nhập lại.',
  'excel-timeout': () =>
    'Đọc tệp quá lâu nên đã dừng, chưa nhập gì. Hãy chỉ giữ trang tính có biểu rồi nhập lại.',
  'excel-empty': () => 'Tệp Excel không có ô nào có nội dung; chưa nhập gì. Hãy kiểm tra lại tệp.',
  'text-not-document': () =>
    'Tệp này không phải văn bản; chưa kiểm tra gì. Hãy chọn tệp .docx hoặc .txt, hoặc dán đoạn văn vào.',
  'text-too-long': () =>
    'Văn bản quá dài (hơn 2 triệu ký tự) nên chưa kiểm tra. Hãy chia thành nhiều phần rồi kiểm tra từng phần.',
  'draft-unknown': () => 'Bản nháp nhập liệu không còn; chưa nhập gì. Hãy đọc lại tệp.',
  'import-conflict': ({ row, column }) =>
    `Hai ô của tệp cùng rơi vào ô “${String(row ?? '')} · ${String(column ?? '')}”; chưa nhập gì. Hãy chỉ chọn một trong hai.`,
  'import-nothing': ({ year }) =>
    typeof year === 'number'
      ? `Số liệu của bảng này thuộc năm ${String(year)}, không phải kỳ đang chọn; chưa nhập gì. Hãy chọn hoặc thêm kỳ đó rồi làm lại.`
      : 'Bảng này không có dòng hoặc cột số liệu nào nhập được; chưa nhập gì. Hãy chọn bảng khác trong tệp.',
  'template-not-xlsx': () =>
    'Chỉ điền được vào mẫu .xlsx. Hãy mở mẫu bằng Excel hoặc LibreOffice, lưu thành “Excel Workbook (.xlsx)” rồi chọn lại.',
  'template-macros': () =>
    'Mẫu có macro nên không điền vào được. Hãy lưu mẫu thành “Excel Workbook (.xlsx)” rồi chọn lại.',
  'template-no-table': ({ found }) =>
    `Không thấy bảng đang xem trong mẫu${typeof found === 'string' && found !== '' ? ` (có: ${found})` : ''}. Hãy xem lại kỳ, địa bàn và biểu đang mở có đúng là của mẫu này không.`,
  'template-sheet-missing': ({ sheet }) =>
    `Mẫu không có trang tính “${typeof sheet === 'string' ? sheet : ''}”. Hãy chọn lại mẫu.`,
  'template-changed': () => 'Mẫu đã bị thay đổi sau khi xem trước. Hãy chọn lại mẫu để xem lại.',
  'finding-changed': () =>
    'Số liệu của phát hiện này đã khác nên chưa sửa gì. Xem lại danh sách kiểm tra rồi thử lại.',
  'no-sub-units': () =>
    'Địa bàn đang xem không có đơn vị cấp dưới trong kỳ này. Hãy chọn địa bàn cấp trên hoặc thêm địa bàn.',
  'pdf-failed': () => 'Chưa lưu được PDF. Hãy thử lại, hoặc dùng In… và chọn máy in PDF.',
  'locality-not-valid': ({ locality }) =>
    `${typeof locality === 'string' && locality !== '' ? `“${locality}”` : 'Địa bàn này'} không tồn tại vào ngày cuối của kỳ đang xem nên không nhập số được; ô giữ số cũ. Hãy chọn kỳ khác, hoặc sửa ngày hiệu lực trong mục Sổ, Địa bàn.`,
  'formula-refused': () =>
    'Công thức chưa đúng nên chưa được lưu; số liệu không thay đổi. Hãy sửa chỗ được gạch chân rồi lưu lại.',
  'rule-broken': (detail) => {
    const { rule, arithmetic, message, places, locality } = detail
    const where = typeof locality === 'string' && locality !== '' ? ` (${locality})` : ''
    const others = typeof places === 'number' && places > 1 ? `, và ${String(places - 1)} chỗ khác` : ''
    const said = typeof message === 'string' && message !== '' ? ` ${message}` : ''
    return (
      `Chưa ghi số nào: quy tắc “${String(rule)}” chặn vì ${String(arithmetic)} không đúng${where}${others}.${said} ` +
      'Sửa lại số, hoặc đổi mức của quy tắc ở Kiểm tra › Quy tắc.'
    )
  },
  'formula-cycle': ({ codes }) =>
    `Các chỉ tiêu tính vòng quanh lẫn nhau${typeof codes === 'string' && codes !== '' ? ` (${codes})` : ''} nên chưa được lưu; số liệu không thay đổi. Hãy bỏ chỗ tham chiếu vòng, hoặc lấy số kỳ trước bằng KYTRUOC.`,
  'code-taken': ({ code }) =>
    `Mã ${typeof code === 'string' && code !== '' ? `“${code}”` : 'này'} đã có trong sổ nên chưa lưu gì. Hãy đặt mã khác.`,
  'indicator-in-use': ({ by }) =>
    `Chỉ tiêu đang được dùng${typeof by === 'string' && by !== '' ? ` ở ${by}` : ''} nên không xóa được; không có gì thay đổi. Hãy sửa những chỗ đang dùng trước.`,
  'locality-in-use': ({ locality }) =>
    `${typeof locality === 'string' && locality !== '' ? `“${locality}”` : 'Địa bàn này'} đã có số liệu hoặc có địa bàn khác thuộc về nên không xóa được; không có gì thay đổi. Nếu địa bàn không còn, hãy ghi ngày kết thúc hoặc sáp nhập vào nơi khác.`,
  'locality-cycle': () =>
    'Một địa bàn không thể nằm trong chính nó hoặc sáp nhập vào chính nó; chưa lưu gì. Hãy chọn nơi khác.',
  'pack-unknown': () =>
    'Bộ tài liệu này không còn trong sổ; có thể đã bị xóa ở cửa sổ khác. Số liệu không thay đổi.',
  'what-if-unknown': () =>
    'Phương án giả sử này không còn trong sổ; có thể đã bị xóa ở cửa sổ khác. Số liệu không thay đổi.',
  'chart-unknown': () =>
    'Biểu đồ này không còn trong sổ; có thể đã bị xóa ở cửa sổ khác. Số liệu không thay đổi.',
  'period-exists': () => 'Sổ đã có các kỳ này; không có gì thay đổi. Hãy chọn năm khác.',
  'workbook-too-large': ({ facts }) =>
    `Sổ có ${typeof facts === 'number' ? `${facts.toLocaleString('vi-VN')} số liệu, ` : ''}nhiều hơn mức chương trình mở được trên máy này; tệp được giữ nguyên. Hãy mở trên máy có nhiều bộ nhớ hơn, hoặc chia sổ theo tỉnh.`,
}
