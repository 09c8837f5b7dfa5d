"""Writers of small ledgers as offices make them: workbooks with real styles, strings, merges, comments
and hidden parts, and text files in the encodings and separators in use. Plain zipfile, nothing else:
what Excel and WPS write, byte for byte under control, so that the faults can be written too."""
import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BUILT_IN = {'General': 0, '0': 1, '0.00': 2, 'mm-dd-yy': 14, 'h:mm': 20, 'm/d/yy h:mm': 22, 'zh57': 57, '@': 49}


class Number:
    """A number cell; the text goes into the file as it is given (9.050000000000001, 1.99E10)."""

    def __init__(self, text, format='General'):
        self.text, self.format = str(text), format


class Inline:
    def __init__(self, *runs):
        self.runs = runs


class Rich:
    """A shared string of several runs, with the phonetic runs of East Asian input."""

    def __init__(self, *runs, phonetic=None):
        self.runs, self.phonetic = runs, phonetic


class Formula:
    """A formula; cached None: never calculated."""

    def __init__(self, formula, cached=None):
        self.formula, self.cached = formula, cached


class Fault:
    def __init__(self, word):
        self.word = word


class Raw:
    """The inside of <si>, as it stands."""

    def __init__(self, xml):
        self.xml = xml


class Sheet:
    def __init__(self, name, rows, merges=(), hidden_rows=(), hidden_columns=(), comments=None, state=None, dimension=None):
        self.name, self.rows, self.merges = name, rows, merges
        self.hidden_rows, self.hidden_columns = hidden_rows, hidden_columns
        self.comments, self.state, self.dimension = comments or {}, state, dimension


def letters(column):
    """0 → A"""
    text = ''
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _run(text):
    return f'<t xml:space="preserve">{escape(text)}</t>'


class Book:
    """Collects strings and styles while the sheets are written."""

    def __init__(self, sheets, date1904=False, inline=False, absolute=False, prefix='', method=zipfile.ZIP_DEFLATED, places=True):
        self.sheets, self.date1904, self.inline = sheets, date1904, inline
        self.absolute, self.prefix, self.method, self.places = absolute, prefix, method, places
        self.strings, self.formats = [], ['General']

    def style(self, format):
        if format not in self.formats:
            self.formats.append(format)
        return self.formats.index(format)

    def shared(self, inside):
        if inside not in self.strings:
            self.strings.append(inside)
        return self.strings.index(inside)

    def cell(self, place, value):
        place = f' r="{place}"' if self.places else ''
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = Number(repr(value))
        if isinstance(value, Number):
            return f'<c{place} s="{self.style(value.format)}"><v>{value.text}</v></c>'
        if isinstance(value, Formula):
            kind = ' t="str"' if isinstance(value.cached, str) else ''
            cached = '<v></v>' if value.cached is None else f'<v>{escape(str(value.cached))}</v>'
            return f'<c{place}{kind}><f>{escape(value.formula)}</f>{cached}</c>'
        if isinstance(value, Fault):
            return f'<c{place} t="e"><v>{value.word}</v></c>'
        if isinstance(value, Inline) or (self.inline and isinstance(value, str)):
            runs = value.runs if isinstance(value, Inline) else (value,)
            inside = _run(runs[0]) if len(runs) == 1 else ''.join(f'<r>{_run(run)}</r>' for run in runs)
            return f'<c{place} t="inlineStr"><is>{inside}</is></c>'
        if isinstance(value, Rich):
            inside = ''.join(f'<r><rPr><b/></rPr>{_run(run)}</r>' for run in value.runs)
            if value.phonetic:
                inside += f'<rPh sb="0" eb="1">{_run(value.phonetic)}</rPh><phoneticPr fontId="0"/>'
        else:
            inside = value.xml if isinstance(value, Raw) else _run(value)
        return f'<c{place} t="s"><v>{self.shared(inside)}</v></c>'

    def sheet_xml(self, sheet):
        out = [DECLARATION, f'<worksheet xmlns="{MAIN}" xmlns:r="{RELS}">']
        if sheet.dimension:
            out.append(f'<dimension ref="{sheet.dimension}"/>')
        if sheet.hidden_columns:
            out.append('<cols>' + ''.join(f'<col min="{c}" max="{c}" width="0" hidden="1"/>' for c in sheet.hidden_columns) + '</cols>')
        out.append('<sheetData>')
        for number, row in sorted(numbered(sheet.rows).items()):
            hidden = ' hidden="1"' if number in sheet.hidden_rows else ''
            place = f' r="{number}"' if self.places else ''
            cells = ''.join(self.cell(f'{letters(c)}{number}', value) for c, value in enumerate(row) if value is not None and value != '')
            out.append(f'<row{place}{hidden}>{cells}</row>')
        out.append('</sheetData>')
        if sheet.merges:
            out.append(f'<mergeCells count="{len(sheet.merges)}">' + ''.join(f'<mergeCell ref="{m}"/>' for m in sheet.merges) + '</mergeCells>')
        out.append('</worksheet>')
        return ''.join(out)

    def styles_xml(self):
        own = {f: 164 + i for i, f in enumerate(f for f in self.formats if f not in BUILT_IN)}
        formats = ''.join(f'<numFmt numFmtId="{n}" formatCode={quoteattr(f)}/>' for f, n in own.items())
        cells = ''.join(f'<xf numFmtId="{own.get(f, BUILT_IN.get(f))}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
                        for f in self.formats)
        return (f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="{len(own)}">{formats}</numFmts>'
                '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
                f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(self.formats)}">{cells}</cellXfs></styleSheet>')

    def workbook_xml(self):
        names = ''.join(f'<sheet name={quoteattr(s.name)} sheetId="{i + 1}"{f" state={quoteattr(s.state)}" if s.state else ""} r:id="rId{i + 1}"/>'
                        for i, s in enumerate(self.sheets))
        system = '<workbookPr date1904="1"/>' if self.date1904 else '<workbookPr/>'
        return f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELS}">{system}<sheets>{names}</sheets></workbook>'

    def relations(self):
        # The last sheet's part has the lowest number: the order is the workbook's, not the parts'.
        root = '/xl/' if self.absolute else ''
        parts = [(f'rId{i + 1}', 'worksheet', f'{root}worksheets/sheet{self.part(i)}.xml') for i in range(len(self.sheets))]
        parts += [('rId901', 'styles', f'{root}styles.xml'), ('rId902', 'sharedStrings', f'{root}sharedStrings.xml')]
        inside = ''.join(f'<Relationship Id="{id}" Type="{RELS}/{kind}" Target="{target}"/>' for id, kind, target in parts)
        return f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'

    def part(self, index):
        return len(self.sheets) - index

    def parts(self):
        sheets = {f'xl/worksheets/sheet{self.part(i)}.xml': self.sheet_xml(s) for i, s in enumerate(self.sheets)}
        strings = ''.join(f'<si>{s}</si>' for s in self.strings)
        made = {
            '[Content_Types].xml': f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
            '_rels/.rels': f'{DECLARATION}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            'xl/workbook.xml': self.workbook_xml(),
            'xl/_rels/workbook.xml.rels': self.relations(),
            **sheets,
            'xl/styles.xml': self.styles_xml(),
            'xl/sharedStrings.xml': f'{DECLARATION}<sst xmlns="{MAIN}" count="{len(self.strings)}" uniqueCount="{len(self.strings)}">{strings}</sst>',
        }
        for i, sheet in enumerate(self.sheets):
            if sheet.comments:
                n = self.part(i)
                inside = ''.join(f'<comment ref="{ref}" authorId="0"><text><r>{_run(text)}</r></text></comment>' for ref, text in sheet.comments.items())
                made[f'xl/comments{n}.xml'] = f'{DECLARATION}<comments xmlns="{MAIN}"><authors><author>示例</author></authors><commentList>{inside}</commentList></comments>'
                made[f'xl/worksheets/_rels/sheet{n}.xml.rels'] = (f'{DECLARATION}<Relationships xmlns="{PACKAGE}">'
                    f'<Relationship Id="rId1" Type="{RELS}/comments" Target="../comments{n}.xml"/></Relationships>')
        if self.prefix:
            made = {name: prefixed(text, self.prefix) if f'xmlns="{MAIN}"' in text else text for name, text in made.items()}
        return made

    def bytes(self):
        return zipped(self.parts(), self.method)


def numbered(rows):
    return rows if isinstance(rows, dict) else {i + 1: row for i, row in enumerate(rows)}


def prefixed(text, prefix):
    """The same part with its elements under a prefix, as some programs write it."""
    text = text.replace(f'xmlns="{MAIN}"', f'xmlns:{prefix}="{MAIN}"')
    return re.sub(r'<(/?)([A-Za-z])', rf'<\1{prefix}:\2', text)


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def workbook(*sheets, **options):
    return Book(sheets, **options).bytes()


def text_file(rows, separator=',', encoding='utf-8', end='\r\n', quote_all=False):
    def cell(value):
        text = '' if value is None else str(value)
        if quote_all or any(c in text for c in (separator, '"', '\n', '\r')):
            text = '"' + text.replace('"', '""') + '"'
        return text
    text = ''.join(separator.join(cell(value) for value in row) + end for row in rows)
    marks = {'utf-8-sig': b'\xef\xbb\xbf', 'utf-16-le': b'\xff\xfe'}
    return marks.get(encoding, b'') + text.encode('utf-8' if encoding == 'utf-8-sig' else encoding)
