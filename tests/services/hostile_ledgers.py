"""Broken and hostile files (domain, 10.1, limits): each must end with its reason word and one sentence,
with bounded memory. all() gives (name, kind, the words it may end with, a function that makes it)."""
import functools
import io
import struct
import zipfile

from ledgers import MAIN, Book, Sheet, text_file, workbook, zipped

SMALL = ['序号', '接访日期', '接访领导', '信访人', '人数', '反映的主要问题']
ROW = ['1', '2023-05-17', '顾甲申', '张三', '2', '反映甲事']
MIB = 1 << 20
SHEET, STRINGS, STYLES = 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'
READ = ['read']


def good():
    return workbook(Sheet('台账', [SMALL, ROW]))


def plain():
    return text_file([SMALL, ROW])


def bomb(name, head, unit, tail, size=150 * MIB):
    """A workbook whose part is head, unit over and over up to size, tail; packed as it is written."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, text in Book([Sheet('台账', [SMALL, ROW])]).parts().items():
            if other != name:
                archive.writestr(other, text)
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        block = unit * (MIB // len(unit))
        with archive.open(info, 'w') as part:
            part.write(head)
            for _ in range(size // len(block)):
                part.write(block)
            part.write(tail)
    return out.getvalue()


@functools.lru_cache(1)
def bomb_of_rows():
    return bomb(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), b'<row><c t="inlineStr"><is><t>a</t></is></c></row>' * 4,
                b'</sheetData></worksheet>')


def lying(data):
    """The central directory and the local head say that the sheet is tiny."""
    data = bytearray(data)
    for mark, size_at, name_at in ((b'PK\x01\x02', 24, 46), (b'PK\x03\x04', 22, 30)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            if data[place + name_at:].startswith(SHEET.encode()):
                data[place + size_at:place + size_at + 4] = struct.pack('<I', 100)
    return bytes(data)


def encrypted(data):
    """The flag of encryption set in every head."""
    data = bytearray(data)
    for mark, at in ((b'PK\x01\x02', 8), (b'PK\x03\x04', 6)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + at] |= 1
    return bytes(data)


def spoilt(name, change):
    """The good workbook with one part changed."""
    parts = Book([Sheet('台账', [SMALL, ROW])]).parts()
    parts[name] = change(parts.get(name, ''))
    return zipped(parts)


def within(place, inside):
    """The sheet with more in it before its closing tag."""
    return lambda: spoilt(SHEET, lambda text: text.replace(place, inside() + place))


def doctype(name, inside):
    return lambda: spoilt(name, lambda text: text.replace('?>\n', f'?>\n<!DOCTYPE x [{inside}]>\n', 1))


def bombs():
    yield 'a bomb of rows', 'xlsx', ['too-big'], bomb_of_rows
    yield 'a bomb of rows that lies about its size', 'xlsx', ['too-big', 'truncated'], lambda: lying(bomb_of_rows())
    yield 'a bomb of blanks', 'xlsx', ['too-big'], lambda: bomb(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), b' ' * 1024, b'</sheetData></worksheet>')
    yield 'a bomb of strings', 'xlsx', ['too-big'], lambda: bomb(STRINGS, f'<sst xmlns="{MAIN}">'.encode(), b'<si><t>aaaaaaaaaaaaaaaaaaaaaa</t></si>' * 9, b'</sst>')
    yield 'a bomb in the styles', 'xlsx', ['too-big'], lambda: bomb(STYLES, b'<styleSheet>', b'<xf/>' * 99, b'</styleSheet>')
    laughs = ''.join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    for name in (SHEET, STRINGS, STYLES, 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'):
        yield f'entities in {name}', 'xlsx', ['xml-entity'], doctype(name, laughs)
    yield 'a DTD without entities', 'xlsx', ['xml-entity'], doctype(SHEET, '')
    yield 'an entity of another file', 'xlsx', ['xml-entity'], doctype(SHEET, '<!ENTITY x SYSTEM "file:///etc/hostname">')


def damages():
    for part in (1, 3, 6, 9):
        yield f'cut at {part} tenths', 'xlsx', ['truncated'], lambda part=part: good()[:len(good()) * part // 10]
    yield 'the last bytes cut', 'xlsx', ['truncated'], lambda: good()[:-10]
    yield 'an empty file', 'xlsx', ['truncated', 'no-ledger'], lambda: b''
    middle = good().find(SHEET.encode()) + len(SHEET) + 60
    yield 'damaged in the middle', 'xlsx', ['truncated'], lambda: good()[:middle] + b'\0' * 20 + good()[middle + 20:]
    yield 'a sheet that breaks off', 'xlsx', ['truncated'], lambda: spoilt(SHEET, lambda text: text[:len(text) // 2])
    yield 'no zip at all', 'xlsx', ['truncated', 'no-ledger'], lambda: '姓名,电话\n'.encode() * 100
    for kind in ('xlsx', 'xls', 'csv'):
        yield f'an OLE file named .{kind}', kind, ['encrypted-or-old'], lambda: b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 4096
    yield 'an encrypted zip', 'xlsx', ['encrypted-or-old'], lambda: encrypted(good())
    yield 'a string that is not there', 'xlsx', [*READ, 'truncated'], within('</sheetData>', lambda: '<row r="9"><c r="D9" t="s"><v>999999999</v></c></row>')
    yield 'a part with a way out', 'xlsx', READ, lambda: spoilt('../../evil.xml', lambda _: 'x')


def texts():
    yield 'a NUL byte in UTF-8', 'csv', ['nul-byte'], lambda: plain()[:-10] + b'\0' + plain()[-10:]
    yield 'a NUL byte far down', 'csv', ['nul-byte'], lambda: plain() + b'1,2023-05-17,\n' * 50000 + b'a\0b\n'
    yield 'a NUL byte in GB18030', 'txt', ['nul-byte'], lambda: '序号\t信访人\t人数\t日期\t备注\n1\t张三\0\t1\n'.encode('gb18030')
    yield 'a quote that never ends', 'csv', ['unterminated-quote'], lambda: plain() + '2,2023-05-18,"顾甲申,李四,1,反映\n'.encode() + b'3,,,,\n' * 1000
    yield 'an endless quote over megabytes', 'csv', ['unterminated-quote', 'too-big'], lambda: plain() + b'2,"' + b'a,b\n' * (5 * MIB)


def sizes():
    for count, words in ((32767, READ), (32768, ['too-big'])):
        rows = [SMALL, [*ROW[:5], '事' * count]]
        yield f'a cell of {count} characters', 'xlsx', words, lambda rows=rows: workbook(Sheet('台账', rows))
        yield f'a cell of {count} characters in a text file', 'csv', words, lambda rows=rows: text_file(rows)
    yield 'more than 200,000 rows in a text file', 'csv', ['too-big'], lambda: text_file([SMALL]) + b''.join(b'%d,2023-05-17,,a%d,1,b\n' % (i, i) for i in range(200001))
    yield 'more than 200,000 rows', 'xlsx', ['too-big'], within('</sheetData>', lambda: ''.join(
        f'<row><c r="D{i + 3}" t="inlineStr"><is><t>a</t></is></c></row>' for i in range(200001)))
    yield 'a million empty rows', 'xlsx', READ, within('</sheetData>', lambda: ''.join(f'<row r="{i}"/>' for i in range(3, 1048577)))
    yield 'two million empty cells', 'xlsx', READ, within('</sheetData>', lambda: ''.join(f'<row r="{r}">' + '<c s="0"/>' * 16384 + '</row>' for r in range(3, 125)))
    yield 'merges over everything', 'xlsx', READ, within('</worksheet>', lambda: '<mergeCells>' + ''.join(
        f'<mergeCell ref="A{i}:XFD1048576"/>' for i in range(3, 2000)) + '</mergeCells>')
    yield '16,384 columns with headings', 'xlsx', [*READ, 'too-big'], lambda: workbook(Sheet('台账', [SMALL + [f'列{i}' for i in range(16378)], ROW + ['值'] * 16378], dimension='A1:XFD1048576'))
    yield 'a million columns in a text file', 'csv', [*READ, 'too-big'], lambda: plain() + b',' * 1000000 + b'\n'
    yield 'very deep elements', 'xlsx', ['truncated', 'too-big'], within('<sheetData>', lambda: '<x>' * 100000)


def all():
    for part in (bombs, damages, texts, sizes):
        yield from part()
