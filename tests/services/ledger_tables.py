"""Ledgers whose trouble is in their files, sheets, headings and rows (domain, 10.1, 10.2, 10.4), each
with what must come out of it. ledger(…) is a whole file; value_ledgers() makes files of the lines of
ledger_values."""
from ledgers import Fault, Formula, Number, Sheet, text_file, workbook
import ledger_values as values


class Ledger:
    """A file and what its takeover must say. rows: {(sheet, row): fields}; more: {(sheet, row): {"inferred": …}}."""

    def __init__(self, name, data, rows, flags=(), sheets=None, visits=None, persons=None, items=0, count=None, more=None, kind='xlsx', part=False):
        self.name, self.data, self.kind, self.rows = name, data, kind, rows
        self.flags = sorted(flags, key=str)
        self.more, self.part = more or {}, part
        self.count = len(rows) if count is None else count
        self.visits = len(rows) if visits is None else visits
        self.persons = sum(f.get('persons', 0) for f in rows.values()) if persons is None else persons
        self.items, self.sheets = items, sheets


def _flag(sheet, row, field, flag):
    field, _, why = flag.rpartition(':') if ':' in flag else (field, '', flag)
    return sheet, row, field, why


def _value_rows(cases):
    """cases: (cells, fields, flags, field of the flags); a summary of its own keeps each from being a double."""
    keys = list(values.HEADINGS)
    rows, wanted = [], []
    for number, (cells, fields, flags, field) in enumerate(cases, 1):
        line = {**values.BASE, 'serial': str(number), 'summary': f'反映事项之{number}号', **cells}
        want = {**values.BASE_FIELDS, 'serial': number, 'summary': f'反映事项之{number}号', **fields}
        rows.append([line.get(key) for key in keys])
        wanted.append(({k: v for k, v in want.items() if v is not None}, [(field, flag) for flag in flags]))
    return list(values.HEADINGS.values()), rows, wanted


def value_ledger(name, cases, title='2023年领导接访台账', text=None, **options):
    headings, rows, wanted = _value_rows(cases)
    sheet = '' if text else '台账'
    records = {(sheet, 3 + i): fields for i, (fields, _) in enumerate(wanted)}
    flags = [_flag(sheet, 3 + i, field, flag) for i, (_, found) in enumerate(wanted) for field, flag in found]
    if text:
        return Ledger(name, text_file([[title], headings, *rows], **text), records, flags, kind='csv')
    return Ledger(name, workbook(Sheet(sheet, [[title], headings, *rows]), **options), records, flags)


def _plain(table):
    return [({field: cell}, fields, flags, field) for field, cell, fields, flags in table]


def _pairs(table, one, two):
    return [({one: first, two: second}, fields, flags, one) for first, second, fields, flags in table]


def value_ledgers():
    names, leaders = _pairs(values.NAMES, 'visitors', 'persons'), _pairs(values.LEADERS, 'leaders', 'post')
    tables = {'texts': _plain(values.TEXTS), 'dates': _plain(values.DATES), 'limits': _plain(values.LIMITS), 'persons': _plain(values.PERSONS),
              'names': names, 'ids': _plain(values.IDS), 'phones': _plain(values.PHONES), 'units': _plain(values.UNITS), 'leaders': leaders,
              'words': _plain(values.WORDS), 'dates without a year': _plain(values.DATES_WITHOUT_YEAR)}
    for name, cases in tables.items():
        # No control characters in XML 1.0, no number cells in a text file.
        yield value_ledger(f'{name}: in a workbook', cases)
        written = [case for case in cases if all(isinstance(cell, str) for cell in case[0].values())]
        yield value_ledger(f'{name}: in a text file', written, text={'encoding': 'utf-8-sig'})
    yield value_ledger('dates: number cells', _plain(values.DATE_NUMBERS))
    yield value_ledger('dates: the system of 1904', _plain(values.DATES_1904), date1904=True)
    yield value_ledger('dates: in a text file', _plain(values.DATES_OF_TEXT_FILES), text={'separator': '\t', 'end': '\n'})
    yield value_ledger('cells of all kinds', [({'summary': f'反映类型{i}'} | {f: c}, ({'summary': f'反映类型{i}'} | w), g, f)
                                              for i, (f, c, w, g) in enumerate(values.CELLS)])


# The same small table over and over: 序号, 接访日期, 接访领导, 信访人, 人数, 反映的主要问题.
SMALL = ['序号', '接访日期', '接访领导', '信访人', '人数', '反映的主要问题']
SMALL_ROWS = [['1', '2023-05-17', '顾甲申', '张三', '2', '反映甲事'], ['2', '2023-05-18', '陆乙酉', '殷𠮷、李四', '3', '反映乙事'],
              ['3', '2023-05-19', '萧丙戌', '王五', '1', '反映丙事']]


def small(serial, day, leader, visitors, persons, summary, **more):
    fields = {'serial': serial, 'date': day, 'leaders': leader and [leader], 'visitors': visitors, 'persons': persons, 'summary': summary, **more}
    return {k: v for k, v in fields.items() if v is not None}


SMALL_FIELDS = [small(1, '2023-05-17', '顾甲申', ['张三'], 2, '反映甲事'), small(2, '2023-05-18', '陆乙酉', ['殷𠮷', '李四'], 3, '反映乙事'),
                small(3, '2023-05-19', '萧丙戌', ['王五'], 1, '反映丙事')]


def at(sheet, first, fields=SMALL_FIELDS):
    return {(sheet, first + i): f for i, f in enumerate(fields)}


def text_files():
    for encoding in ('utf-8', 'utf-8-sig', 'utf-16-le', 'gb18030'):
        for separator in ',\t;':
            for end in ('\r\n', '\n'):
                rows = [['示例市2023年台账，甲；乙、丙'], [], SMALL, *SMALL_ROWS[:1], [], *SMALL_ROWS[1:]]
                fields = {('', 4): SMALL_FIELDS[0], ('', 6): SMALL_FIELDS[1], ('', 7): SMALL_FIELDS[2]}
                yield Ledger(f'text: {encoding}, {separator!r}, {end!r}', text_file(rows, separator, encoding, end), fields, kind='txt' if separator == '\t' else 'csv',
                             sheets=[{'name': '', 'taken': True, 'headings': [3], 'rows': 3, 'visits': 3, 'persons': 6}])
    rows = [SMALL, ['1', '2023-05-17', '顾甲申', '张三', '2', '反映甲事,\r\n称"已答复";\n\t要求落实'], SMALL_ROWS[1]]
    fields = [small(1, '2023-05-17', '顾甲申', ['张三'], 2, '反映甲事,\n称"已答复";\n要求落实'), SMALL_FIELDS[1]]
    for separator in ',\t;':
        yield Ledger(f'text: line breaks and quotes in quotes, {separator!r}', text_file(rows, separator), at('', 2, fields), kind='csv')
    yield Ledger('text: all quoted', text_file([SMALL, *SMALL_ROWS], quote_all=True), at('', 2), kind='csv')
    yield Ledger('text: no line end at the end', text_file([SMALL, *SMALL_ROWS]).rstrip(b'\r\n'), at('', 2), kind='csv')


def workbooks():
    rows = [SMALL, *SMALL_ROWS]
    for name, options in {'shared strings': {}, 'inline strings': {'inline': True}, 'absolute targets': {'absolute': True}, 'a prefix': {'prefix': 'x'},
                          'stored, not packed': {'method': 0}, 'no places': {'places': False}}.items():
        yield Ledger(f'workbook: {name}', workbook(Sheet('台账', rows), **options), at('台账', 2))
    for dimension in ('A1', 'A1:XFD1048576', 'B7:C9'):
        yield Ledger(f'workbook: a declared size of {dimension}', workbook(Sheet('台账', rows, dimension=dimension)), at('台账', 2))
    far = {1: SMALL, 900000: SMALL_ROWS[0], 1048576: SMALL_ROWS[1]}
    yield Ledger('workbook: rows far apart', workbook(Sheet('台账', far)), {('台账', 900000): SMALL_FIELDS[0], ('台账', 1048576): SMALL_FIELDS[1]})
    wide = [SMALL + [''] * 16377 + ['备注'], SMALL_ROWS[0] + [''] * 16377 + ['远处']]
    yield Ledger('workbook: 16,384 columns', workbook(Sheet('台账', wide)), at('台账', 2, [{**SMALL_FIELDS[0], 'remark': '远处'}]))
    few = [['信访人', '人数', '接访日期', '甲', '乙'], ['张三', '1', '2023-05-17', '', '']]
    enough = [['信访人', '人数', '接访日期', '备注', '乙'], ['张三', '1', '2023-05-17', '', '']]
    book = workbook(Sheet('汇总', few), Sheet('乙', rows), Sheet('空', []), Sheet('甲', enough), Sheet('藏', rows, state='hidden'),
                    Sheet('深藏', rows, state='veryHidden'))
    taken = {**at('乙', 2), ('甲', 2): {'visitors': ['张三'], 'persons': 1, 'date': '2023-05-17'}}
    yield Ledger('sheets: the workbook\'s order, three known headings, hidden', book, taken,
                 [('藏', None, '*', 'hidden-sheet'), ('深藏', None, '*', 'hidden-sheet')],
                 sheets=[{'name': '汇总', 'taken': False}, {'name': '乙', 'taken': True, 'headings': [1], 'rows': 3, 'visits': 3, 'persons': 6},
                         {'name': '空', 'taken': False}, {'name': '甲', 'taken': True, 'headings': [1], 'rows': 1, 'visits': 1, 'persons': 1},
                         {'name': '藏', 'taken': False}, {'name': '深藏', 'taken': False}])
    yield Ledger('sheets: hidden rows and columns, comments',
                 workbook(Sheet('台账', rows, hidden_rows=(3,), hidden_columns=(4, 6), comments={'F2': '请并案。', 'E3': '以签到表为准', 'D4': '本人', 'F9': '无人'})),
                 at('台账', 2), [('台账', 3, '*', 'hidden-row')],
                 more={('台账', 2): {'comments': {'summary': '请并案。'}}, ('台账', 3): {'comments': {'persons': '以签到表为准'}},
                       ('台账', 4): {'comments': {'visitors': '本人'}}})


HEADINGS = {
    'serial': '序号 编号 号 顺序号', 'date': '接访日期 接访时间 日期 时间 来访日期 来访时间 信访日期 接待日期 接待时间 登记日期',
    'leaders': '接访领导 接待领导 领导 领导姓名 接访人', 'post': '职务 领导职务', 'method': '接访方式 接访形式', 'place': '接访地点 接待地点',
    'visitors': '信访人 来访人 上访人 反映人 来访群众 来访人姓名 信访人姓名 来访群众姓名', 'persons': '人数 来访人数 批次人数 人次', 'concerned': '涉及人数',
    'address': '住址 家庭住址 地址 所在乡镇 住址(乡镇/村) 单位和住址', 'phones': '联系电话 电话 手机 手机号码 联系方式',
    'ids': '身份证号 身份证号码 证件号码 证件号',
    'summary': '反映的主要问题 反映问题 反映的问题 主要问题 主要诉求 诉求 事由 主要内容 信访事项 反映内容', 'class': '问题分类 问题类别 类别 内容分类',
    'first': '初/重 初重访 初/重访 初访/重访 初重件', 'purpose': '信访目的', 'opinion': '领导意见 领导批示 处理意见 接访领导意见 接待处理意见',
    'units': '责任单位 承办单位 主办单位 办理单位 牵头单位', 'co_units': '配合单位 协办单位', 'handler': '责任人 经办人 承办人', 'case_leader': '包案领导',
    'assigned': '交办日期 交办时间 转办日期 转办时间', 'due': '办理时限 办理期限 限办时间 应办结日期 要求办结时间',
    'progress': '办理情况 办理结果 办理进展 进展情况', 'closed': '办结日期 办结时间', 'resolved': '是否化解 化解情况',
    'satisfaction': '满意度 满意情况 群众满意度', 'visit_back': '回访情况 回访', 'remark': '备注 说明', 'form': '信访形式', 'destination': '去向 信访去向',
    'number': '信访件编号 信访编号', 'registered_at': '登记机构', 'accepted': '受理告知日期', 'routed': '转送日期', 'replied': '答复日期',
}
ABOVE = [
    ('接访领导 接待领导 领导', {'姓名': 'leaders', '职务': 'post', '意见': 'opinion', '批示': 'opinion'}),
    ('信访人 来访人 上访人 反映人 来访群众 信访人基本情况 来访人基本情况 来访人员',
     {'姓名': 'visitors', '人数': 'persons', '住址': 'address', '地址': 'address', '电话': 'phones', '联系方式': 'phones'}),
    ('接访 接访情况 接访信息 接待情况', {'日期': 'date', '时间': 'date', '地点': 'place', '方式': 'method', '领导': 'leaders'}),
    ('交办 交办情况 转办', {'日期': 'assigned', '时间': 'assigned', '单位': 'units', '时限': 'due', '期限': 'due'}),
    ('办结 办理 办理结果 办结情况', {'日期': 'closed', '时间': 'closed', '情况': 'progress'}),
]
# key: a cell, what it reads as
CELLS = {
    'serial': ('7', {'serial': 7}), 'date': ('2023-05-17', {'date': '2023-05-17'}), 'leaders': ('顾甲申', {'leaders': ['顾甲申']}), 'post': ('市委书记', {'post': '市委书记'}),
    'method': ('现场', {'method': '现场接访'}), 'place': ('接待中心', {'place': '接待中心'}), 'visitors': ('张三', {'visitors': ['张三']}), 'persons': ('2人', {'persons': 2}),
    'concerned': ('30', {'concerned': 30}), 'address': ('甲河镇', {'address': '甲河镇'}), 'phones': ('19900007047', {'phones': ['19900007047']}),
    'ids': (values.GOOD, {'ids': [values.GOOD]}), 'class': ('教育', {'class': '教育'}), 'first': ('初访', {'first': '初'}), 'purpose': ('求决', {'purpose': '求决'}),
    'opinion': ('请办理', {'opinion': '请办理'}), 'units': ('财政局', {'units': ['示例市财政局']}), 'co_units': ('财政局', {'units': ['示例市财政局']}),
    'handler': ('韦科长', {'handler': '韦科长'}), 'case_leader': ('顾甲申', {'case_leader': '顾甲申'}), 'assigned': ('2023-05-18', {'assigned': '2023-05-18'}),
    'due': ('30日', {'due_days': 30, 'due_kind': 'calendar'}), 'progress': ('办理中', {'progress': '办理中', 'state': '在办'}), 'closed': ('2023-06-01', {'closed': '2023-06-01'}),
    'resolved': ('化解', {'resolved': '化解'}), 'satisfaction': ('满意', {'satisfaction': '满意'}), 'visit_back': ('已回访', {'visit_back': '已回访'}),
    'remark': ('附材料', {'remark': '附材料'}), 'form': ('来访', {'form': '来访'}), 'destination': ('到市', {'destination': '到市'}), 'number': ('XF2023001', {'number': 'XF2023001'}),
    'registered_at': ('国家信访局', {'registered_at': '国家信访局'}), 'accepted': ('2023-05-20', {'accepted': '2023-05-20'}), 'routed': ('2023-05-21', {'routed': '2023-05-21'}),
    'replied': ('2023-05-22', {'replied': '2023-05-22'}),
}
FRAME = {'visitors': '信访人', 'persons': '人数', 'date': '接访日期', 'class': '问题分类', 'summary': '反映的主要问题'}


def _under(sheets, records, key, headings):
    """One sheet: the heading block over one column more, and a row of data."""
    number = len(sheets) + 1
    frame = {k: h for k, h in FRAME.items() if k != key}
    cells = {**{k: CELLS[k] for k in frame if k != 'summary'}, 'summary': (f'反映第{number}件', {'summary': f'反映第{number}件'})}
    depth = len(headings)
    rows = [[*(list(frame.values()) if i == 0 else [''] * len(frame)), headings[i]] for i in range(depth)]
    rows.append([*(cells[k][0] for k in frame), (cells if key == 'summary' else CELLS)[key][0]])
    name = f'表{number}'
    merges = [f'{chr(65 + c)}1:{chr(65 + c)}{depth}' for c in range(len(frame))] if depth > 1 else []
    sheets.append(Sheet(name, rows, merges=merges))
    fields = {}
    for k in [*frame, key]:
        fields.update((cells if k in cells else CELLS)[k][1])
    records[(name, depth + 1)] = fields


def headings():
    sheets, records = [], {}
    for key, words in HEADINGS.items():
        for word in words.split():
            _under(sheets, records, key, [word])
    yield Ledger('headings: each known one', workbook(*sheets), records)

    sheets, records = [], {}
    for key, word in {'phones': '联系电话\n（手机）', 'persons': '人  数（人）', 'address': '住 址（乡镇／村）', 'first': '初／重', 'summary': '反映的\n主要\u200b问题（简要）', 'ids': '身份证\n号\u3000码',
                      'date': '接访时间（年月日）', 'serial': '序\n号', 'remark': '备\u3000\u3000注', 'opinion': '领 导 批 示', 'method': '接访方式(现场/下访)'}.items():
        _under(sheets, records, key, [word])
    yield Ledger('headings: spaces, line breaks, widths, brackets', workbook(*sheets), records)

    sheets, records = [], {}
    for above, below in ABOVE:
        for one in above.split():
            for word, key in below.items():
                _under(sheets, records, key, [one, word])
    yield Ledger('headings: two rows, each word with each heading above', workbook(*sheets), records)

    sheets, records = [], {}
    for key, rows in {'leaders': ['接访情况', '领导', '姓名'], 'post': ['接访情况', '接访领导', '职务'], 'visitors': ['信访人', '基本信息', '姓名'], 'assigned': ['交办', '登记', '日期'],
                      'closed': ['交办', '办结', '日期'], 'phones': ['来访人员', '联系', '电话']}.items():
        _under(sheets, records, key, rows)
    yield Ledger('headings: three rows, the nearest above that gives a meaning', workbook(*sheets), records)

    top = ['序号', '接访', '', '', '', '信访人', '', '', '反映\n问题', '交办', '', '', '办结', '', '备注']
    low = ['', '日期', '领导', '方式', '地点', '姓名', '人数', '电话', '', '日期', '单位', '时限', '情况', '日期', '']
    data = ['1', '2023-05-17', '顾甲申', '现场', '接待中心', '张三', '2', '19900007047', '反映甲事', '2023-05-18', '财政局', '30日', '完成', '2023-06-01', '附件']
    fields = {'serial': 1, 'date': '2023-05-17', 'leaders': ['顾甲申'], 'method': '现场接访', 'place': '接待中心', 'visitors': ['张三'], 'persons': 2, 'phones': ['19900007047'],
              'summary': '反映甲事', 'assigned': '2023-05-18', 'units': ['示例市财政局'], 'due_days': 30, 'due_kind': 'calendar', 'progress': '完成', 'state': '办结',
              'closed': '2023-06-01', 'remark': '附件'}
    merges = ['A3:A4', 'B3:E3', 'F3:H3', 'I3:I4', 'J3:L3', 'M3:N3', 'O3:O4', 'A1:O1']
    numbering = [str(i + 1) for i in range(15)]
    for name, extra, first in (('', [], 5), (' and a numbering row of text', [numbering], 6), (' and a numbering row', [[i + 1 for i in range(15)]], 6),
                               (' and a row of ①②③', [[chr(0x2460 + i) for i in range(15)]], 6)):
        yield Ledger(f'headings: merged over two rows{name}', workbook(Sheet('台账', [['2023年台账'], ['单位：示例市信访局', '', '填表日期：2023年7月3日'], top, low, *extra, data], merges=merges)),
                     at('台账', first, [fields]), sheets=[{'name': '台账', 'taken': True, 'headings': [3], 'rows': 1, 'visits': 1, 'persons': 2}])

    unknown = [SMALL + ['经办\n股室', '空列', '稳控责任人', '风险等级（高/中/低）'], SMALL_ROWS[0] + ['督查股', '', '某人', '高'], SMALL_ROWS[1] + ['办信股', '', '', '']]
    yield Ledger('headings: unknown columns and such as are never stored', workbook(Sheet('台账', unknown)), at('台账', 2, SMALL_FIELDS[:2]),
                 [('台账', 1, '经办股室', 'column-unknown'), ('台账', 1, '稳控责任人', 'column-not-stored'), ('台账', 1, '风险等级（高/中/低）', 'column-not-stored')])
    never = ['稳控措施', '是否重点人员', '风险等级', '风险评分', '近期动向', '扬言内容', '特殊群体类别', '亲属情况', '社会关系', '行踪轨迹', '健康状况', '宗教信仰']
    yield Ledger('headings: the list of what is never stored', workbook(Sheet('台账', [SMALL + never, SMALL_ROWS[0] + ['不得导入'] * len(never)])), at('台账', 2, SMALL_FIELDS[:1]),
                 [('台账', 1, word, 'column-not-stored') for word in never])


    group = [SMALL + ['稳控情况', ''], [''] * 6 + ['责任单位', '责任人'], SMALL_ROWS[0] + ['财政局', '某人']]
    yield Ledger('headings: a group that is never stored', workbook(Sheet('台账', group, merges=['G1:H1', *(f'{c}1:{c}2' for c in 'ABCDEF')])),
                 at('台账', 3, SMALL_FIELDS[:1]), [('台账', 2, '责任单位', 'column-not-stored'), ('台账', 2, '责任人', 'column-not-stored')])
    # What text files have of merged headings: a group's name over its first column only.
    unmerged = [['序号', '接访情况', '', '信访人', '', '', '反映问题', '交办', '', '办结'], ['', '日期', '领导', '姓名', '人数', '电话', '', '日期', '单位', '日期'],
                ['1', '2023-05-17', '顾甲申', '张三', '2', '19900007047', '反映甲事', '5.18', '财政局', '6.1']]
    fields = [{**SMALL_FIELDS[0], 'phones': ['19900007047'], 'assigned': '2023-05-18', 'units': ['示例市财政局'], 'closed': '2023-06-01'}]
    yield Ledger('headings: two rows without merges', workbook(Sheet('台账', unmerged)), at('台账', 3, fields))
    yield Ledger('headings: two rows in a text file', text_file(unmerged), at('', 3, fields), kind='csv')


def row_kinds():
    again = [['2023年台账'], SMALL, SMALL_ROWS[0], SMALL, SMALL_ROWS[1], ['', '', '', '', '', ''], SMALL, SMALL_ROWS[2]]
    fields = {('台账', 3): SMALL_FIELDS[0], ('台账', 5): SMALL_FIELDS[1], ('台账', 8): SMALL_FIELDS[2]}
    yield Ledger('rows: headings repeated lower down', workbook(Sheet('台账', again)), fields)

    second = ['信访人', '接访日期', '反映问题', '人数', '备注']
    two = [['2023年台账'], SMALL, *SMALL_ROWS[:2], ['合计', '', '', '', '5'], [], ['第二部分'], second, ['赵六', '6月1日', '反映丁事', '4', '附件'], ['合计', '', '', '4']]
    fields = {('台账', 3): SMALL_FIELDS[0], ('台账', 4): SMALL_FIELDS[1],
              ('台账', 9): {'visitors': ['赵六'], 'date': '2023-06-01', 'summary': '反映丁事', 'persons': 4, 'remark': '附件'}}
    yield Ledger('rows: a second table with headings of its own', workbook(Sheet('台账', two)), fields,
                 sheets=[{'name': '台账', 'taken': True, 'headings': [2, 8], 'rows': 3, 'visits': 3, 'persons': 9}])

    serials = [SMALL, SMALL_ROWS[0], ['2'], ['3', '2023-05-18', '陆乙酉'], ['4', '2023-05-18', '陆乙酉', '', '2', '反映戊事'], ['5', '2023-05-18', '', '赵六', '2', ''],
               ['填表人：某某', '', '', '审核人：某某'], ['制表人：某某'], ['审核人：', ''], ['负责人：某某'], ['注：本表一式两份。'], ['备注：张三、李四系同户。'], ['说明：按月填写。', '', '', '张三']]
    yield Ledger('rows: serials alone, signatures, notes', workbook(Sheet('台账', serials)),
                 {('台账', 2): SMALL_FIELDS[0], ('台账', 5): small(4, '2023-05-18', '陆乙酉', None, 2, '反映戊事'), ('台账', 6): small(5, '2023-05-18', None, ['赵六'], 2, None)})

    for word in ('合计', '总计', '累计', '本页合计', '合　　计', '9月合计', '小计'):
        for said, flags in (('6', []), ('7', [('台账', 5, 'persons', 'total-mismatch')]), ('', [])):
            yield Ledger(f'totals: {word} {said}', workbook(Sheet('台账', [SMALL, *SMALL_ROWS, [word, '', '', '', said]])), at('台账', 2), flags)
    for said, wrong in (('3批6人次', False), ('3批', False), ('6人次', False), ('4批6人次', True), ('3批7人次', True), ('共3批次6人次', False), ('2批', True)):
        for place in (['合计：' + said], ['合计', said], ['合计', '', '', said], ['合计', '', '', '', said] if '人次' in said else ['总计', said]):
            yield Ledger(f'totals: {"/".join(place)}', workbook(Sheet('台账', [SMALL, *SMALL_ROWS, place])), at('台账', 2),
                         [('台账', 5, 'persons', 'total-mismatch')] if wrong else [])
    subs = [SMALL, *SMALL_ROWS[:2], ['小计', '', '', '', 5], SMALL_ROWS[2], ['小计', '', '', '', 1], ['合计', '', '', '', 6]]
    yield Ledger('totals: subtotals since the last', workbook(Sheet('台账', subs)), {('台账', 2): SMALL_FIELDS[0], ('台账', 3): SMALL_FIELDS[1], ('台账', 5): SMALL_FIELDS[2]})
    subs = [SMALL, *SMALL_ROWS[:2], ['小计', '', '', '', 6], SMALL_ROWS[2], ['小计', '', '', '', 6], ['总计', '', '', '', 6]]
    yield Ledger('totals: wrong subtotals', workbook(Sheet('台账', subs)), {('台账', 2): SMALL_FIELDS[0], ('台账', 3): SMALL_FIELDS[1], ('台账', 5): SMALL_FIELDS[2]},
                 [('台账', 4, 'persons', 'total-mismatch'), ('台账', 6, 'persons', 'total-mismatch')])
    double = [SMALL, *SMALL_ROWS, ['4', *SMALL_ROWS[0][1:]], ['合计', '', '', '4批', '8']]
    yield Ledger('totals: doubles are in them', workbook(Sheet('台账', double)), {**at('台账', 2), ('台账', 5): {**SMALL_FIELDS[0], 'serial': 4}},
                 [('台账', 5, '*', 'duplicate')], visits=3, persons=6)
    yield Ledger('totals: a formula and what it gave', workbook(Sheet('台账', [SMALL, *SMALL_ROWS, ['合计', '', '', '', Formula('SUM(E2:E4)', 6)]])), at('台账', 2))
    yield Ledger('totals: the word in a summary is no total',
                 workbook(Sheet('台账', [SMALL, ['1', '2023-05-17', '顾甲申', '张三', '2', '反映补偿款合计三万元未付'], ['', '2023-05-18', '陆乙酉', '李四', '3', '反映小计有误']])),
                 at('台账', 2, [small(1, '2023-05-17', '顾甲申', ['张三'], 2, '反映补偿款合计三万元未付'), small(None, '2023-05-18', '陆乙酉', ['李四'], 3, '反映小计有误')]))


def years():
    bare = [SMALL, ['1', '5月17日', '顾甲申', '张三', '2', '反映甲事'], ['2', '5.18', '陆乙酉', '殷𠮷、李四', '3', '反映乙事']]

    def read(sheet, first, year):
        return at(sheet, first, [{**SMALL_FIELDS[0], 'date': f'{year}-05-17'}, {**SMALL_FIELDS[1], 'date': f'{year}-05-18'}])

    def flagged(sheet, first, why):
        return [(sheet, first + i, 'date', why) for i in range(2)]

    for name in ('2022年5月', '二〇二二年', '2022'):
        yield Ledger(f'years: the sheet\'s name {name} before the title', workbook(Sheet(name, [['2023年台账'], *bare])), read(name, 3, 2022))
    for title in ('2022年领导接访台账', '示例市二〇二二年台账', '示例市２０２２年第二季度台账'):
        yield Ledger(f'years: {title}', workbook(Sheet('台账', [[title], ['单位：示例市信访局', '', '填表日期：2023年1月3日'], *bare])), read('台账', 4, 2022))
        yield Ledger(f'years: {title}, in a text file', text_file([[title], *bare]), read('', 3, 2022), kind='csv')
    yield Ledger('years: the day it was filled in', workbook(Sheet('台账', [['领导接访台账'], ['单位：示例市信访局', '', '填表日期：2022年7月3日'], *bare])), read('台账', 4, 2022))
    yield Ledger('years: the day it was filled in, a date cell',
                 workbook(Sheet('台账', [['领导接访台账'], ['填表日期：', Number(44745, 'yyyy-mm-dd')], *bare])), read('台账', 4, 2022))
    other = [SMALL, ['1', '6月17日', '顾甲申', '赵六', '2', '反映丙事']]
    third = {**SMALL_FIELDS[0], 'visitors': ['赵六'], 'summary': '反映丙事'}
    yield Ledger('years: from the other sheets', workbook(Sheet('5月', bare), Sheet('2022年', other)),
                 {**read('5月', 2, 2022), ('2022年', 2): {**third, 'date': '2022-06-17'}}, flagged('5月', 2, 'year-inferred'))
    disagree = workbook(Sheet('5月', bare), Sheet('2022年', other), Sheet('2023年', other))
    without = [{k: v for k, v in f.items() if k != 'date'} for f in SMALL_FIELDS[:2]]
    yield Ledger('years: the other sheets do not agree', disagree,
                 {**at('5月', 2, without), ('2022年', 2): {**third, 'date': '2022-06-17'}, ('2023年', 2): {**third, 'date': '2023-06-17'}}, flagged('5月', 2, 'year-missing'))
    yield Ledger('years: none anywhere', workbook(Sheet('台账', bare)), at('台账', 2, without), flagged('台账', 2, 'year-missing'))
    column = [['2021年台账'], ['年份', *SMALL], ['2022年', *bare[1]], ['2023', *bare[2]], ['', '3', '5月19日', '萧丙戌', '王五', '1', '反映丙事'], [2020, '4', '5月20日', '萧丙戌', '王五', '1', '反映丁事']]
    yield Ledger('years: a column', workbook(Sheet('2019年', column)),
                 at('2019年', 3, [{**SMALL_FIELDS[0], 'date': '2022-05-17'}, {**SMALL_FIELDS[1], 'date': '2023-05-18'}, {**SMALL_FIELDS[2], 'date': '2019-05-19'},
                                 small(4, '2020-05-20', '萧丙戌', ['王五'], 1, '反映丁事')]))
    no_reception = [['2022年台账'], SMALL + ['交办日期'], ['1', '', '顾甲申', '张三', '2', '反映甲事', '5月18日']]
    yield Ledger('years: another date beside no reception date', workbook(Sheet('台账', no_reception)), at('台账', 3, [{**without[0], 'assigned': '2022-05-18'}]),
                 [('台账', 3, 'date', 'date-missing')])
    yield Ledger('years: another date beside no reception date and no year', workbook(Sheet('台账', no_reception[1:])), at('台账', 2, [without[0]]),
                 [('台账', 2, 'date', 'date-missing'), ('台账', 2, 'assigned', 'year-missing')])


def merges():
    wide = [*SMALL, '联系电话', '身份证号']
    one, two = values.GOOD, values.WITH_X
    block = [wide, ['1', '2023-05-17', '顾甲申', '张三', '2', '反映甲事', '19900000001', one], ['2', '', '', '李四', '3', '反映乙事', '19900000002'], ['3', '', '', '王五', '1', '反映丙事'],
             ['4', '', '陆乙酉', '赵六', '1', '反映丁事']]
    fields = [small(1, '2023-05-17', '顾甲申', ['张三'], 2, '反映甲事', phones=['19900000001'], ids=[one]),
              small(2, '2023-05-17', '顾甲申', ['李四'], 3, '反映乙事', phones=['19900000002']), small(3, '2023-05-17', '顾甲申', ['王五'], 1, '反映丙事'),
              small(4, None, '陆乙酉', ['赵六'], 1, '反映丁事')]
    yield Ledger('merges: a session over three matters; a blank stays blank', workbook(Sheet('台账', block, merges=['B2:B4', 'C2:C4'])), at('台账', 2, fields),
                 [('台账', 5, 'date', 'date-missing')], more={('台账', r): {'inferred': ['date', 'leaders']} for r in (3, 4)})

    wrong = values.WRONG
    matter = [wide, ['1', '2023-05-17', '顾甲申', '张三', '5', '反映甲事', '19900000001', one], ['', '', '', '李四', '', '', '', wrong], ['', '', '', '王五', '', '', '123', ''],
              ['2', '', '', '赵六', '1', '反映乙事']]
    fields = {('台账', 2): small(1, '2023-05-17', '顾甲申', ['张三', '李四', '王五'], 5, '反映甲事', phones=['19900000001', '123'], ids=[one, wrong]),
              ('台账', 5): small(2, '2023-05-17', '顾甲申', ['赵六'], 1, '反映乙事')}
    yield Ledger('merges: several persons to one matter', workbook(Sheet('台账', matter, merges=['A2:A4', 'F2:F4', 'E2:E4', 'B2:B5', 'C2:C5'])), fields,
                 [('台账', 3, 'ids', 'id-check'), ('台账', 4, 'phones', 'phone-invalid')], count=4, visits=2,
                 more={('台账', 2): {'rows': [2, 3, 4]}, ('台账', 5): {'inferred': ['date', 'leaders']}})
    yield Ledger('merges: comments in several person rows',
                 workbook(Sheet('台账', matter[:4], merges=['A2:A4', 'F2:F4', 'E2:E4', 'B2:B4', 'C2:C4'], comments={'D2': '甲批', 'D4': '丙批', 'F2': '并案'})),
                 {('台账', 2): fields['台账', 2]}, [('台账', 3, 'ids', 'id-check'), ('台账', 4, 'phones', 'phone-invalid')], count=3,
                 more={('台账', 2): {'rows': [2, 3, 4], 'comments': {'visitors': '甲批\n丙批', 'summary': '并案'}}})
    fewer = [wide, ['1', '2023-05-17', '顾甲申', '张三', '', '反映甲事', '19900000001', one], ['', '', '', '李四（代表）', '', '', '19900000002', two]]
    yield Ledger('merges: several persons, none counted', workbook(Sheet('台账', fewer, merges=['A2:A3', 'F2:F3', 'E2:E3', 'B2:B3', 'C2:C3'])),
                 {('台账', 2): small(1, '2023-05-17', '顾甲申', ['张三', '李四'], 2, '反映甲事', phones=['19900000001', '19900000002'], ids=[one, two], representative_names=['李四'])},
                 [('台账', 2, 'persons', 'persons-inferred')], count=2, more={('台账', 2): {'rows': [2, 3]}})
    shared = [wide, ['1', '2023-05-17', '顾甲申', '张三', '2', '反映甲事'], ['2', '2023-05-18', '陆乙酉', '李四', '3', '']]
    yield Ledger('merges: only the summary is merged: two matters', workbook(Sheet('台账', shared, merges=['F2:F3'])),
                 at('台账', 2, [small(1, '2023-05-17', '顾甲申', ['张三'], 2, '反映甲事'), small(2, '2023-05-18', '陆乙酉', ['李四'], 3, '反映甲事')]),
                 more={('台账', 3): {'inferred': ['summary']}})
    empty = [wide, ['1', '2023-05-17', '顾甲申', '张三', '2', '反映甲事'], ['', '', '', '', '', '']]
    yield Ledger('merges: a row with nothing of its own', workbook(Sheet('台账', empty, merges=['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:F3'])),
                 at('台账', 2, [small(1, '2023-05-17', '顾甲申', ['张三'], 2, '反映甲事')]))
    across = [wide, ['1', '2023-05-17', '顾甲申', '张三', '2', '反映甲事', '19900000001', ''], ['合计', '', '', '', 2]]
    unknown = [wide, ['1', '2023-05-17', '尚未明', '张三', '2', '反映甲事'], ['2', '', '', '李四', '3', '反映乙事']]
    yield Ledger('merges: a value told once, flagged once', workbook(Sheet('台账', unknown, merges=['B2:B3', 'C2:C3'], comments={'C2': '核实'})),
                 at('台账', 2, [small(1, '2023-05-17', '尚未明', ['张三'], 2, '反映甲事'), small(2, '2023-05-17', '尚未明', ['李四'], 3, '反映乙事')]),
                 [('台账', 2, 'leaders', 'leader-unknown')],
                 more={('台账', 2): {'comments': {'leaders': '核实'}}, ('台账', 3): {'inferred': ['date', 'leaders']}})
    yield Ledger('merges: across columns in a row of totals', workbook(Sheet('台账', across, merges=['A3:D3'])),
                 at('台账', 2, [small(1, '2023-05-17', '顾甲申', ['张三'], 2, '反映甲事', phones=['19900000001'])]))


def dittos():
    wide = [*SMALL, '责任单位', '交办日期']
    rows = [wide, ['1', '2023-05-17', '顾甲申', '张三', '约30人', '反映甲事', '财政局', '5月18日']]
    read = [small(1, '2023-05-17', '顾甲申', ['张三'], 30, '反映甲事', units=['示例市财政局'], assigned='2023-05-18')]
    for i, mark in enumerate(('同上', '〃', '″', '”', '同', ' 同 上 ')):
        rows.append([str(i + 2), mark, mark, f'李{"四五六七八九"[i]}', mark, f'反映乙事{i}', mark, mark])
        read.append(small(i + 2, '2023-05-17', '顾甲申', [f'李{"四五六七八九"[i]}'], 30, f'反映乙事{i}', units=['示例市财政局'], assigned='2023-05-18'))
    yield Ledger('ditto: each mark', workbook(Sheet('台账', rows)), at('台账', 2, read), [('台账', 2, 'persons', 'approximate')],
                 more={('台账', r): {'inferred': ['date', 'leaders', 'persons', 'units', 'assigned']} for r in range(3, 9)})
    first = [SMALL, ['1', '同上', '〃', '张三', '2', '反映甲事'], ['2', '2023-05-17', '顾甲申', '李四', '3', '反映乙事'], ['小计', '', '', '', 5], ['3', '同上', '同上', '王五', '1', '反映丙事'],
             ['4', '2023-05-18', '同上', '同上', '2', '同上']]
    yield Ledger('ditto: no row before; over a subtotal; the visitors', workbook(Sheet('台账', first)),
                 {('台账', 2): small(1, None, None, ['张三'], 2, '反映甲事'), ('台账', 3): small(2, '2023-05-17', '顾甲申', ['李四'], 3, '反映乙事'),
                  ('台账', 5): small(3, '2023-05-17', '顾甲申', ['王五'], 1, '反映丙事'), ('台账', 6): small(4, '2023-05-18', '顾甲申', ['王五'], 2, '反映丙事')},
                 [('台账', 2, 'date', 'ditto-without-source'), ('台账', 2, 'date', 'date-missing'), ('台账', 2, 'leaders', 'ditto-without-source')],
                 more={('台账', 5): {'inferred': ['date', 'leaders']}, ('台账', 6): {'inferred': ['leaders', 'visitors', 'summary']}}, part=True)
    tables = [SMALL, SMALL_ROWS[0], ['信访人', '接访日期', '反映问题', '人数', '备注'], ['赵六', '同上', '反映丁事', '4', '']]
    yield Ledger('ditto: the first row of a second table', workbook(Sheet('台账', tables)), {('台账', 2): SMALL_FIELDS[0], ('台账', 4): {'visitors': ['赵六'], 'summary': '反映丁事', 'persons': 4}},
                 [('台账', 4, 'date', 'ditto-without-source'), ('台账', 4, 'date', 'date-missing')])
    yield Ledger('ditto: the first row of a second sheet', workbook(Sheet('甲', [SMALL, SMALL_ROWS[0]]), Sheet('乙', [SMALL, ['2', '〃', '陆乙酉', '李四', '3', '反映乙事']])),
                 {('甲', 2): SMALL_FIELDS[0], ('乙', 2): small(2, None, '陆乙酉', ['李四'], 3, '反映乙事')}, [('乙', 2, 'date', 'ditto-without-source'), ('乙', 2, 'date', 'date-missing')])
    yield Ledger('ditto: over a repeated heading', workbook(Sheet('台账', [SMALL, SMALL_ROWS[0], SMALL, ['2', '〃', '〃', '李四', '3', '反映乙事']])),
                 {('台账', 2): SMALL_FIELDS[0], ('台账', 4): small(2, '2023-05-17', '顾甲申', ['李四'], 3, '反映乙事')}, more={('台账', 4): {'inferred': ['date', 'leaders']}})
    yield Ledger('ditto: in a text file', text_file([SMALL, SMALL_ROWS[0], [], ['2', '同上', '〃', '李四', '3', '反映乙事']]),
                 {('', 2): SMALL_FIELDS[0], ('', 4): small(2, '2023-05-17', '顾甲申', ['李四'], 3, '反映乙事')}, kind='csv', more={('', 4): {'inferred': ['date', 'leaders']}})


def doubles():
    wide = [*SMALL, '备注']
    rows = [wide, [*SMALL_ROWS[0], ''], [*SMALL_ROWS[1], ''], ['9', *SMALL_ROWS[0][1:], ''], ['10', *SMALL_ROWS[0][1:], '附件'], ['11', *SMALL_ROWS[0][1:4], '3', SMALL_ROWS[0][5], ''],
            ['12', '2023-05-20', *SMALL_ROWS[0][2:], ''], ['', *SMALL_ROWS[1][1:], ''], ['14', '2023-05-17', '陆乙酉', *SMALL_ROWS[0][3:], ''], ['15', *SMALL_ROWS[0][1:5], '反映别的事', '']]
    one, two = SMALL_FIELDS[:2]
    fields = [one, two, {**one, 'serial': 9}, {**one, 'serial': 10, 'remark': '附件'}, {**one, 'serial': 11, 'persons': 3}, {**one, 'serial': 12, 'date': '2023-05-20'},
              {k: v for k, v in two.items() if k != 'serial'}, {**one, 'serial': 14, 'leaders': ['陆乙酉']}, {**one, 'serial': 15, 'summary': '反映别的事'}]
    flags = [('台账', 4, '*', 'duplicate'), ('台账', 5, '*', 'possible-duplicate'), ('台账', 6, '*', 'possible-duplicate'), ('台账', 8, '*', 'duplicate'),
             ('台账', 9, '*', 'possible-duplicate')]
    yield Ledger('doubles: in one sheet', workbook(Sheet('台账', rows)), at('台账', 2, fields), flags, visits=7, persons=2 + 3 + 2 + 3 + 2 + 2 + 2)
    yield Ledger('doubles: over two sheets', workbook(Sheet('甲', [SMALL, *SMALL_ROWS]), Sheet('乙', [['台账'], SMALL, ['7', *SMALL_ROWS[1][1:]]])),
                 {**at('甲', 2), ('乙', 3): {**two, 'serial': 7}}, [('乙', 3, '*', 'duplicate')], visits=3, persons=6,
                 sheets=[{'name': '甲', 'taken': True, 'headings': [1], 'rows': 3, 'visits': 3, 'persons': 6}, {'name': '乙', 'taken': True, 'headings': [2], 'rows': 1, 'visits': 0, 'persons': 0}])
    carried = [SMALL, ['1', '2023-05-17', '尚未明', '张三', '约30人', '反映甲事'], ['2', '2023-05-17', '尚未明', '张三', '约30人', '反映甲事']]
    both = {'date': '2023-05-17', 'leaders': ['尚未明'], 'visitors': ['张三'], 'persons': 30, 'summary': '反映甲事'}
    yield Ledger('doubles: carry their own flags', workbook(Sheet('台账', carried)), at('台账', 2, [{**both, 'serial': 1}, {**both, 'serial': 2}]),
                 [('台账', r, f, w) for r in (2, 3) for f, w in (('leaders', 'leader-unknown'), ('persons', 'approximate'))] + [('台账', 3, '*', 'duplicate')], visits=1, persons=30)


def forms():
    wide = [*SMALL, '信访形式', '去向']
    rows = [wide, [*SMALL_ROWS[0], '来访', '本级'], [*SMALL_ROWS[1], '来信', ''], [*SMALL_ROWS[2], '网信', ''], ['4', '2023-05-20', '', '赵六', '1', '反映丁事', '来电', ''],
            ['5', '2023-05-20', '', '钱七', '2', '反映戊事', '', '赴省'], ['6', '2023-05-20', '', '孙八', '2', '反映己事', '来访', '进京'], ['7', '2023-05-20', '', '周九', '2', '反映庚事', '来访', '到市'],
            ['合计', '', '', '', '13']]
    fields = [{**SMALL_FIELDS[0], 'form': '来访', 'destination': '本级'}, {**SMALL_FIELDS[1], 'form': '来信'}, {**SMALL_FIELDS[2], 'form': '网信'},
              small(4, '2023-05-20', None, ['赵六'], 1, '反映丁事', form='来电'), small(5, '2023-05-20', None, ['钱七'], 2, '反映戊事', destination='赴省'),
              small(6, '2023-05-20', None, ['孙八'], 2, '反映己事', form='来访', destination='进京'), small(7, '2023-05-20', None, ['周九'], 2, '反映庚事', form='来访', destination='到市')]
    yield Ledger('forms: visits and items', workbook(Sheet('台账', rows)), at('台账', 2, fields), visits=4, persons=8, items=3)
    restricted = [[*SMALL, '信访目的'], [*SMALL_ROWS[0], '检举控告'], [*SMALL_ROWS[1], '求决']]
    yield Ledger('restricted: the purpose', workbook(Sheet('台账', restricted)), at('台账', 2, [{**SMALL_FIELDS[0], 'purpose': '检举控告'}, {**SMALL_FIELDS[1], 'purpose': '求决'}]),
                 [('台账', 2, '*', 'restricted')])
    units = [[*SMALL, '责任单位', '配合单位'], [*SMALL_ROWS[0], '市住建局', '财政局、国土局'], [*SMALL_ROWS[1], '园林处', '财政局'], [*SMALL_ROWS[2], '财政局', '园林处']]
    yield Ledger('units: lead and co-units in columns', workbook(Sheet('台账', units)),
                 at('台账', 2, [{**SMALL_FIELDS[0], 'units': [values.HOUSING, values.FINANCE, values.LAND]}, {**SMALL_FIELDS[1], 'units': ['园林处', values.FINANCE]},
                               {**SMALL_FIELDS[2], 'units': [values.FINANCE, '园林处']}]),
                 [('台账', 3, 'units', 'unit-unknown'), ('台账', 4, 'co_units', 'unit-unknown')])
    faults = [SMALL, ['1', '2023-05-17', Fault('#REF!'), '张三', Fault('#N/A'), '反映甲事']]
    yield Ledger('cells: errors in the table', workbook(Sheet('台账', faults)), at('台账', 2, [small(1, '2023-05-17', None, ['张三'], 1, '反映甲事')]),
                 [('台账', 2, 'leaders', 'cell-error'), ('台账', 2, 'persons', 'cell-error'), ('台账', 2, 'persons', 'persons-inferred')])
    numbers = [SMALL, [1, Number(45063, 'yyyy-mm-dd'), '顾甲申', '张三', 2, '反映甲事']]
    yield Ledger('cells: numbers', workbook(Sheet('台账', numbers)), at('台账', 2, SMALL_FIELDS[:1]))


def table_ledgers():
    for part in (text_files, workbooks, headings, row_kinds, years, merges, dittos, doubles, forms):
        yield from part()
