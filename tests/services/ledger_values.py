"""What a ledger's cell may hold and how it must read (domain, 10.3): one line a form.

A line is (key of the column, cell, fields, flags): the row is BASE with that one cell changed, the
record BASE_FIELDS with these fields changed (None: not there), and nothing else may be flagged. A flag
is a reason, for another field than the column's "field:reason"."""
from ledgers import Fault, Formula, Inline, Number, Raw, Rich

HEADINGS = {
    'serial': '序号', 'date': '接访日期', 'leaders': '接访领导', 'post': '职务', 'method': '接访方式', 'place': '接访地点',
    'visitors': '信访人', 'persons': '人数', 'concerned': '涉及人数', 'address': '住址(乡镇/村)', 'phones': '联系电话',
    'ids': '身份证号', 'summary': '反映的主要问题', 'class': '问题分类', 'first': '初/重', 'purpose': '信访目的',
    'opinion': '领导意见', 'units': '责任单位', 'co_units': '配合单位', 'handler': '责任人', 'case_leader': '包案领导',
    'assigned': '交办日期', 'due': '办理时限', 'progress': '办理情况', 'closed': '办结日期', 'resolved': '是否化解',
    'satisfaction': '满意度', 'visit_back': '回访情况', 'remark': '备注',
}
BASE = {'date': '2023-05-17', 'leaders': '顾甲申', 'post': '市委书记', 'visitors': '张三', 'persons': '1'}
BASE_FIELDS = {'date': '2023-05-17', 'leaders': ['顾甲申'], 'post': '市委书记', 'visitors': ['张三'], 'persons': 1}

ID = '43049919900101001'


def identity(seventeen):
    """With its check character, GB 11643."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return seventeen + '10X98765432'[sum(int(d) * w for d, w in zip(seventeen, weights)) % 11]


def ends_with(last):
    """A valid number with that check character."""
    return next(n for n in (identity(f'43049919900101{i:03}') for i in range(999)) if n[-1] == last)


GOOD, WITH_X = identity(ID), ends_with('X')
WRONG = GOOD[:17] + ('1' if GOOD[17] != '1' else '2')
BAD_DAY = identity('43049919900231001')


def each(field, cells, fields, *flags):
    return [(field, cell, fields, flags) for cell in cells]


def same(field, cells, value, *flags):
    return each(field, cells, {field: value}, *flags)


TEXTS = [
    ('place', '  人民来访\u200b接待中心\u3000', {'place': '人民来访接待中心'}, ()),
    ('place', '接待中心 二楼', {'place': '接待中心二楼'}, ()),
    ('place', '接待中心\n二楼', {'place': '接待中心二楼'}, ()),
    ('place', 'A座   3楼', {'place': 'A座 3楼'}, ()),
    ('place', '\ufeff接待\x7f中心\u200d', {'place': '接待中心'}, ()),
    ('handler', '韦 科 长', {'handler': '韦科长'}, ()),
    ('address', '甲河镇\n北四村', {'address': '甲河镇北四村'}, ()),
    *[(key, '  一、调查；  \n  二、答复。 ', {key: '一、调查；\n二、答复。'}, ()) for key in ('opinion', 'progress', 'visit_back', 'remark')],
    ('opinion', '请(市住建局)办理，３０日内。', {'opinion': '请(市住建局)办理，３０日内。'}, ()),
    *[(key, empty, {}, ()) for key in ('place', 'remark', 'phones', 'address', 'handler', 'opinion') for empty in ('—', '-', '/', '无', ' 无 ')],
    ('remark', '无其他', {'remark': '无其他'}, ()),
    ('serial', '１２', {'serial': 12}, ()),
    ('concerned', '120人', {'concerned': 120}, ()),
    ('concerned', '１２', {'concerned': 12}, ()),
]

DATES = [
    *same('date', ['2023.5.17', '2023．5．17', '2023-05-17', '2023/5/17', '20230517', '2023年5月17日', '二〇二三年五月十七日', '二○二三年五月十七日',
                   '２０２３年５月１７日', '2023 年 5 月 17 日', '2023.05.17', '2023年05月17日', '2023-5-17', ' 2023.5.17 '], '2023-05-17'),
    *same('date', ['二〇二三年十月十日'], '2023-10-10'),
    *same('date', ['二〇二三年十二月三十一日'], '2023-12-31'),
    *same('date', ['二〇二三年十一月二十日', '二〇二三年十一月廿日'], '2023-11-20'),
    *each('date', ['2023年5月17日上午', '2023.5.17 上午', '2023-05-17 9:30', '2023年5月17日上午9时', '2023年5月17日 9:30', '2023.5.17（上午）'],
          {'date_part': 'am'}),
    *each('date', ['2023年5月17日下午', '2023.5.17 下午', '2023-05-17 15:30', '2023-05-17 15:30:00', '2023年5月17日下午3时30分', '2023年5月17日（星期三）下午'],
          {'date_part': 'pm'}),
    *same('date', ['2023年5月17日（星期三）', '2023.5.17 星期三', '2023-05-17 周三', '2023年5月17日星期三', '2023年5月17日(周三)'], '2023-05-17'),
    *same('date', ['2023年5月17日（星期四）', '2023.5.17 周日', '2023年5月17日星期天'], '2023-05-17', 'weekday-mismatch'),
    *same('date', ['2023年5月21日（星期日）', '2023年5月21日（星期天）', '2023年5月21日周日'], '2023-05-21'),
    *same('date', ['23.5.17', '23-5-17', '23年5月17日', '23/5/17'], '2023-05-17', 'two-digit-year'),
    *each('date', ['2023.5.17—5.19', '2023.5.17-5.19', '2023年5月17日至5月19日', '2023-05-17~2023-05-19', '2023年5月17日—19日', '2023.5.17-2023.5.19',
                   '2023年5月17日-5月19日', '2023.5.17－5.19', '2023.5.17～5.19'], {'date_end': '2023-05-19'}, 'date-range'),
    *each('date', ['2023.12.30-2024.1.2'], {'date': '2023-12-30', 'date_end': '2024-01-02'}, 'date-range'),
    *same('date', ['2023年5月', '二〇二三年五月', '2023年5月上旬', '2023年5月中旬', '2023年５月下旬'], '2023-05', 'date-imprecise'),
    *same('date', ['二〇二三年三月中旬'], '2023-03', 'date-imprecise'),
    *same('date', ['2023.2.30', '2023年13月1日', '2023-02-29', '20230230', '2023年4月31日'], None, 'date-invalid'),
    *same('date', ['2024.2.29'], '2024-02-29'),
    *same('date', ['', '—', '/', '无', ' '], None, 'date-missing'),
]

# The year comes from a title over the table: 2023.
DATES_WITHOUT_YEAR = [
    *same('date', ['5月17日', '5.17', '５月１７日', '5-17', '5/17', '五月十七日', '5．17'], '2023-05-17'),
    *same('date', ['5.1', '5月1日', '05.01'], '2023-05-01'),
    *same('date', ['5.10', '5月10日'], '2023-05-10'),
    *each('date', ['5月17日上午', '5.17 上午'], {'date_part': 'am'}),
    *each('date', ['5月17日 15:00'], {'date_part': 'pm'}),
    *same('date', ['5月17日（星期三）'], '2023-05-17'),
    *same('date', ['5月17日（星期二）'], '2023-05-17', 'weekday-mismatch'),
    *each('date', ['5.17-5.19', '5月17日—19日', '5月17日至5月19日', '5月17日-19日'], {'date_end': '2023-05-19'}, 'date-range'),
    *same('date', ['5月', '5月上旬', '五月下旬', '5月中旬'], '2023-05', 'date-imprecise'),
    *same('date', ['2.30', '2月30日'], None, 'date-invalid'),
    # Other dates: the first such day on or after the reception.
    *same('assigned', ['5月17日', '5.17'], '2023-05-17'),
    *same('assigned', ['5月18日'], '2023-05-18'),
    *same('closed', ['1月5日', '1.5'], '2024-01-05'),
    *same('closed', ['5月16日'], '2024-05-16'),
    *same('due', ['6月17日', '6.17'], '2023-06-17'),
    *same('assigned', ['2023年6月'], '2023-06', 'date-imprecise'),
    *same('assigned', ['23.6.1'], '2023-06-01', 'two-digit-year'),
    *same('closed', ['2023.6.31'], None, 'date-invalid'),
    *same('closed', ['2023年6月1日（星期五）'], '2023-06-01', 'weekday-mismatch'),
    *same('closed', ['', '—'], None),
]

DATE_NUMBERS = [
    *same('date', [Number(45063), Number(45063, 'yyyy-mm-dd'), Number(45063, 'yyyy"年"m"月"d"日"'), Number(45063, 'mm-dd-yy'), Number(45063, 'zh57'),
                   Number(45063, '[$-804]yyyy"年"m"月"d"日";@'), Number(45063, '0'), Number(20230517), Number(20230517, '0')], '2023-05-17'),
    *each('date', [Number('45063.395833333336', 'yyyy-mm-dd h:mm'), Number('45063.395833333336', 'm/d/yy h:mm')], {'date_part': 'am'}),
    *each('date', [Number('45063.645833333336', 'yyyy/m/d h:mm:ss')], {'date_part': 'pm'}),
    *same('date', [Number(36526), Number(36526, 'yyyy-mm-dd')], '2000-01-01'),
    *same('date', [Number(73050)], '2099-12-31'),
    *same('date', [Number(36525), Number(73051), Number(99999), Number(36525, 'yyyy-mm-dd'), Number(100), Number(2958465, 'yyyy-mm-dd')], None, 'date-invalid'),
    # A number that means a month and a day: the title says 2023.
    *same('date', [Number('5.17'), Number('5.1699999999999999'), Number('5.17', '0.00')], '2023-05-17'),
    *same('date', [Number('5.1'), Number('5.2'), Number('5.3'), Number('2.1'), Number('2.2'), Number('12.3'), Number('5.0999999999999996')], None, 'date-ambiguous'),
    *same('date', [Number('2.3')], '2023-02-03'),
    *same('date', [Number('3.1', '0.00')], '2023-03-10'),
    *same('date', [Number('5.2', '0.00')], '2023-05-20'),
    *same('date', [Number('5.1', '0.0')], '2023-05-01'),
    *same('date', [Number('5.4')], '2023-05-04'),
    *same('date', [Number('5.9')], '2023-05-09'),
    *same('date', [Number('9.050000000000001')], '2023-09-05'),
    *same('date', [Number('12.25')], '2023-12-25'),
    *same('date', [Number('10.1', '0.00')], '2023-10-10'),
    *same('date', [Number('5.32'), Number('2.3', '0.00'), Number('13.15')], None, 'date-invalid'),
    *same('assigned', [Number('5.1')], None, 'date-ambiguous'),
    *same('assigned', [Number(45064)], '2023-05-18'),
    *same('assigned', [Number('5.18')], '2023-05-18'),
    *same('closed', [Number('1.15')], '2024-01-15'),
    *same('closed', [Number(99999)], None, 'date-invalid'),
    *same('due', [Number(45093, 'yyyy/m/d'), Number(45093)], '2023-06-16'),
]

# date1904="1": 1904-01-01 is day 0.
DATES_1904 = [
    *same('date', [Number(43601), Number(43601, 'yyyy-mm-dd'), Number(43601, 'zh57'), Number(20230517)], '2023-05-17'),
    *same('date', [Number(35064)], '2000-01-01'),
    *same('date', [Number(35063), Number(71589), Number(99999)], None, 'date-invalid'),
    *same('date', [Number(71588)], '2099-12-31'),
]

# Of a text file: no cell knows a number's format, and serials count in the 1900 system.
DATES_OF_TEXT_FILES = [
    *same('date', ['45063'], '2023-05-17', 'date-serial-text'),
    *same('assigned', ['45064'], '2023-05-18', 'date-serial-text'),
    *same('date', ['5.1'], '2023-05-01'),
    *same('date', ['5.10'], '2023-05-10'),
    *same('date', ['5.17'], '2023-05-17'),
    *same('date', ['99999'], None, 'date-invalid'),
    *same('ids', ["'" + GOOD], [GOOD]),
    *same('ids', ['4.30499E+17'], None, 'id-damaged'),
]

LIMITS = [
    *each('due', ['30日', '30天', '30日内', '自交办之日起30日内', '自交办之日起 30 日内', '三十日', '３０日', '30天内', '自交办之日起30天内'],
          {'due_days': 30, 'due_kind': 'calendar'}),
    *each('due', ['45天', '四十五天'], {'due_days': 45, 'due_kind': 'calendar'}),
    *each('due', ['15个工作日', '15工作日', '自交办之日起15个工作日内', '十五个工作日', '15个工作日内', '１５个工作日'], {'due_days': 15, 'due_kind': 'working'}),
    *same('due', ['2023-06-17', '2023年6月17日', '2023.6.17', '20230617'], '2023-06-17'),
    *same('due', ['2023.2.30'], None, 'date-invalid'),
    *same('due', ['', '—', '/'], None),
]

PERSONS = [
    *same('persons', ['12', '１２', '12人', '十二人', ' 12 人 ', '12人次', Number(12), Number(12, '0'), '12名'], 12),
    *same('persons', ['两人', '2', '二人', '２人'], 2),
    *same('persons', ['二十'], 20),
    *same('persons', ['一百二十人', '120'], 120),
    *same('persons', ['约30人', '大约30人', '大约三十人', '近30人', '30余人', '30多人', '30人左右', '三十余人', '约30', '近三十人', '30左右'], 30, 'approximate'),
    *same('persons', ['百余人'], 100, 'approximate'),
    *same('persons', ['十余人', '10多人'], 10, 'approximate'),
    *same('persons', ['二百余人'], 200, 'approximate'),
    *same('persons', ['5-6人', '5—6人', '5~6人'], 5, 'range'),
    *same('persons', ['5～8人', '5至8人', '5－8人'], 5, 'range'),
    *same('persons', ['6至8人', '六至八人', '6-8'], 6, 'range'),
    *each('persons', ['3（代表2）', '3(代表2)', '3人（代表2人）', '3人（其中代表2人）'], {'persons': 3, 'representatives': 2}),
    *each('persons', ['9人（其中代表3人）', '9（代表3）'], {'persons': 9, 'representatives': 3}),
    *same('persons', ['', '—', '/', '无'], 1, 'persons-inferred'),
    *same('persons', ['若干', '不详', '数人'], 1, 'value-unknown', 'persons-inferred'),
]

# (visitors, persons) → the fields, the flags
NAMES = [
    *[(text, '2', {'visitors': ['张三', '李四'], 'persons': 2}, ()) for text in (
        '张三、李四', '张三，李四', '张三,李四', '张三;李四', '张三；李四', '张三/李四', '张三\n李四', '张三 李四', '张三\u3000李四', '张　三、李　四', '张三、\n李四',
        '张三（男）、李四（女）', '张三(甲村)、李四', '张三（甲村，组长）、李四', '张三、李四等', '张三、李四 等', '\u200b张三、李四')],
    ('张　三', '1', {'visitors': ['张三']}, ()),
    ('张 三', '1', {'visitors': ['张三']}, ()),
    ('欧阳甲子、上官乙', '2', {'visitors': ['欧阳甲子', '上官乙'], 'persons': 2}, ()),
    ('阿甲·乙丙丁', '1', {'visitors': ['阿甲·乙丙丁']}, ()),
    ('殷𠮷、史䶮甲', '2', {'visitors': ['殷𠮷', '史䶮甲'], 'persons': 2}, ()),
    ('示例市甲河建材有限公司', '1', {'visitors': ['示例市甲河建材有限公司']}, ()),
    ('郝庚未 杨乙辰 王辛午 柳丁亥', '4', {'visitors': ['郝庚未', '杨乙辰', '王辛午', '柳丁亥'], 'persons': 4}, ()),
    ('谢癸（代表）水丙申', '2', {'visitors': ['谢癸', '水丙申'], 'persons': 2, 'representative_names': ['谢癸']}, ()),
    ('张三（代表）、李四(代表)、王五', '3', {'visitors': ['张三', '李四', '王五'], 'persons': 3, 'representative_names': ['张三', '李四']}, ()),
    ('张三、李四（代表）', '2', {'visitors': ['张三', '李四'], 'persons': 2, 'representative_names': ['李四']}, ()),
    ('张三、李四等5人', '5', {'visitors': ['张三', '李四'], 'persons': 5}, ()),
    ('张三、李四等5人', '', {'visitors': ['张三', '李四'], 'persons': 5}, ('persons:persons-inferred',)),
    ('张三等五人', '', {'persons': 5}, ('persons:persons-inferred',)),
    ('张三等12人', '—', {'persons': 12}, ('persons:persons-inferred',)),
    ('张三等12人', '若干', {'persons': 12}, ('persons:value-unknown', 'persons:persons-inferred')),
    ('张三、李四、王五', '', {'visitors': ['张三', '李四', '王五'], 'persons': 3}, ('persons:persons-inferred',)),
    ('张三、李四、王五', '2', {'visitors': ['张三', '李四', '王五'], 'persons': 2}, ('persons:persons-conflict',)),
    ('张三等12人', '10', {'persons': 10}, ('persons:persons-conflict',)),
    ('张三等12人', '15', {'persons': 15}, ('persons:persons-conflict',)),
    ('张三等12人', '12', {'persons': 12}, ()),
    ('张三、李四', '9', {'visitors': ['张三', '李四'], 'persons': 9}, ()),
    ('匿名', '1', {'visitors': None, 'anonymous': True}, ()),
    ('匿名', '', {'visitors': None, 'anonymous': True, 'persons': None}, ('persons:persons-missing',)),
    *[(text, '2', {'visitors': None, 'visitors_text': text, 'persons': 2}, ('no-name',)) for text in (
        '乙山镇南二村村民', '夏园社区居民', '某小区业主', '某厂职工', '某工地工人', '部分群众', '某校家长')],
    ('某村村民', '', {'visitors': None, 'visitors_text': '某村村民', 'persons': None}, ('no-name', 'persons:persons-missing')),
    ('某村村民', '若干', {'visitors': None, 'visitors_text': '某村村民', 'persons': None}, ('no-name', 'persons:value-unknown', 'persons:persons-missing')),
    ('', '3', {'visitors': None, 'persons': 3}, ()),
    ('', '', {'visitors': None, 'persons': None}, ('persons:persons-missing',)),
]

IDS = [
    *same('ids', [GOOD, f'{GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}', f'{GOOD[:6]}-{GOOD[6:14]}-{GOOD[14:]}', "'" + GOOD, '身份证：' + GOOD, '身份证号:' + GOOD,
                  '身份证号码：' + GOOD, ''.join(chr(ord(c) + 0xfee0) for c in GOOD), '\u200b' + GOOD, '‘' + GOOD], [GOOD]),
    *same('ids', [WITH_X, WITH_X.lower(), WITH_X[:17] + 'ｘ', WITH_X[:17] + 'Ｘ'], [WITH_X]),
    *same('ids', [f'{GOOD}、{WITH_X}', f'{GOOD}\n{WITH_X}', f'{GOOD}，{WITH_X}', f'{GOOD}；{WITH_X}', f'{GOOD}/{WITH_X}', f"'{GOOD}、'{WITH_X}"], [GOOD, WITH_X]),
    *same('ids', ['430499650412011', '430499 650412 011'], ['430499650412011']),
    *same('ids', [WRONG], [WRONG], 'id-check'),
    *same('ids', [GOOD[:17], GOOD + '1'], None, 'id-check'),
    *same('ids', [BAD_DAY], [BAD_DAY], 'id-date'),
    *same('ids', [BAD_DAY[:17] + ('0' if BAD_DAY[17] != '0' else '1')], None, 'id-date'),
    *same('ids', ['430499650231011'], ['430499650231011'], 'id-date'),
    *same('ids', [Number('4.3049919990062836E+17'), Number('430499199900628360', '0'), Number('430499199900628360', '@'), Number('430499650412011'), '4.3E+17',
                  '4.30499E+17', '4.30499e17'], None, 'id-damaged'),
    *same('ids', ['', '—', '无'], None),
]
# Kept as they stand: a number of another length.
IDS = [(field, cell, {'ids': [cell]} if flags == ('id-check',) or (flags == ('id-date',) and fields == {'ids': None}) else fields, flags)
       for field, cell, fields, flags in IDS]

PHONES = [
    *same('phones', ['19900007047', '199 0000 7047', '199-0000-7047', '+8619900007047', '+86 199-0000-7047', '86-19900007047', '１９９００００７０４７',
                     Number('19900007047'), Number('1.9900007047E10'), Number('19900007047', '0')], ['19900007047']),
    *same('phones', [Number('1.99E10')], ['19900000000']),
    *same('phones', ['19900006331 / 19900007542', '19900006331、19900007542', '19900006331；19900007542', '19900006331,19900007542',
                     '19900006331\n19900007542', '19900006331 19900007542'], ['19900006331', '19900007542']),
    *same('phones', ['0330-7654321', '（0330）7654321', '(0330)7654321', '03307654321', '0330 7654321', '０３３０－７６５４３２１'], ['0330-7654321']),
    *same('phones', ['7654321', '765-4321', Number('7654321')], ['7654321']),
    *same('phones', ['76543210'], ['76543210']),
    *same('phones', ['19900006331、0330-7654321'], ['19900006331', '0330-7654321']),
    *same('phones', ['1990000399'], ['1990000399'], 'phone-invalid'),
    *same('phones', ['199000070471'], ['199000070471'], 'phone-invalid'),
    *same('phones', ['1234567'], ['1234567'], 'phone-invalid'),
    *same('phones', ['12900007047'], ['12900007047'], 'phone-invalid'),
    *same('phones', ['19900006331、123'], ['19900006331', '123'], 'phone-invalid'),
    *same('phones', ['', '—', '无'], None),
]

HOUSING, FINANCE, LAND = '示例市住房和城乡建设局', '示例市财政局', '示例市自然资源局'
UNITS = [
    *same('units', [HOUSING, '市住建局', '住建局', '住房城乡建设局', '市房产局', '市建设局', ' 市住建 局'], [HOUSING]),
    *same('units', ['国土局', '市国土资源局', '市自资局'], [LAND]),
    *same('units', ['市住建局、财政局', '市住建局，市财政局', '市住建局,财政局', '市住建局；财政局', '市住建局\n财政局', '牵头：市住建局；配合：财政局', '牵头:市住建局;配合:市财政局',
                    '牵头：市住建局\n配合：财政局', '牵头单位：市住建局；配合单位：财政局'], [HOUSING, FINANCE]),
    *same('units', ['牵头：市住建局；配合：财政局、国土局'], [HOUSING, FINANCE, LAND]),
    *same('units', ['配合：财政局；牵头：市住建局'], [HOUSING, FINANCE]),
    *same('units', ['园林处'], ['园林处'], 'unit-unknown'),
    *same('units', ['市住建局、园林处'], [HOUSING, '园林处'], 'unit-unknown'),
    *same('units', ['', '—'], None),
    ('co_units', '财政局', {'units': [FINANCE]}, ()),
    ('co_units', '园林处', {'units': ['园林处']}, ('unit-unknown',)),
]

# (leaders, post) → the fields, the flags
LEADERS = [
    *[(text, '', {'post': '市委书记'}, ()) for text in ('顾甲申（市委书记）', '顾甲申(市委书记)', '市委书记 顾甲申', '市委书记顾甲申', '顾甲申 市委书记', '市委书记：顾甲申', '顾甲申\n市委书记',
                                                  '顾甲申，市委书记')],
    ('市委常委、常务副市长 贺丁亥', '', {'leaders': ['贺丁亥'], 'post': '市委常委、常务副市长'}, ()),
    ('贺丁亥（市委常委、常务副市长）', '', {'leaders': ['贺丁亥'], 'post': '市委常委、常务副市长'}, ()),
    ('市委书记顾甲申（主持工作）', '', {'post': '市委书记（主持工作）'}, ()),
    ('顾甲申（书记）', '市委书记', {}, ()),
    ('顾甲申', '', {'post': None}, ()),
    ('顾 甲 申', '市委书记', {}, ()),
    *[(text, '', {'leaders': ['黎甲午', '武丁酉'], 'post': None}, ()) for text in ('黎甲午、武丁酉', '黎甲午 武丁酉', '黎甲午，武丁酉', '黎甲午\n武丁酉',
                                                                            '副市长黎甲午、市政府党组成员武丁酉')],
    ('尚未明', '', {'leaders': ['尚未明'], 'post': None}, ('leader-unknown',)),
    ('尚未明', '副市长', {'leaders': ['尚未明'], 'post': '副市长'}, ('leader-unknown',)),
    ('', '市委书记', {'leaders': None}, ()),
]

WORDS = [
    *same('method', ['现场', '现场接访', '现场接待', ' 现场 接访'], '现场接访'),
    *same('method', ['下访', '带案下访', '领导下访'], '带案下访'),
    *same('method', ['约访', '预约', '预约接访'], '预约接访'),
    *same('method', ['专题', '专题研究', '专题会议'], '专题研究'),
    *same('method', ['视频接访'], '视频接访', 'value-unknown'),
    *same('method', ['视频连线'], '视频连线', 'value-unknown'),
    *same('first', ['初访', '初次', '初信初访', '初', ' 初 访 '], '初'),
    *same('first', ['重访', '重复', '重'], '重'),
    *same('first', ['第三次', '不详'], None, 'value-unknown'),
    *[('class', name, {'class': name}, ()) for name in (
        '农村农业', '自然资源', '城乡建设', '房产物业', '劳动和社会保障', '卫生健康', '教育', '文体旅游', '民政与应急', '政法', '经济管理', '市场监管', '交通运输',
        '生态环境', '科技与信息产业', '党务政务', '组织人事', '纪检监察', '军队事务', '其他')],
    *[('class', old, {'class': new}, ()) for old, new in {
        '国土资源': '自然资源', '卫生计生': '卫生健康', '民政': '民政与应急', '环境保护': '生态环境', '其它': '其他', '市场监督': '市场监管'}.items()],
    ('class', '城乡建设_房屋质量_外墙', {'class': '城乡建设', 'class_path': '城乡建设_房屋质量_外墙'}, ()),
    ('class', '国土资源_土地征收', {'class': '自然资源', 'class_path': '国土资源_土地征收'}, ()),
    *same('class', ['教育文体', '商贸旅游'], None, 'class-ambiguous'),
    *same('class', ['杂项', '涉军'], 'AS IT STANDS', 'value-unknown'),
    *[('progress', text, {'progress': text, 'state': '办结'}, ()) for text in ('已办结', '办结', '已结', '完成', '√', '是')],
    *[('progress', text, {'progress': text, 'state': '在办'}, ()) for text in ('正在办理', '办理中', '在办', '推进中')],
    *[('progress', text, {'progress': text}, ()) for text in ('已约谈责任单位，制定工作计划', '未办结', '否', '已办结，信访人签字认可')],
    *same('resolved', ['已化解', '化解', '是', '√'], '化解'),
    *same('resolved', ['未化解', '否', '×'], '未化解'),
    *same('resolved', ['稳控中', '部分化解', '稳控'], None, 'value-unknown'),
    *same('satisfaction', ['满意', ' 满 意'], '满意'),
    *same('satisfaction', ['基本满意', '较满意', '比较满意'], '基本满意'),
    *same('satisfaction', ['不满意', '不满'], '不满意'),
    *same('satisfaction', ['未评价', '未评'], '未评价'),
    *same('satisfaction', ['一般', '非常满意'], None, 'value-unknown'),
    *[('purpose', text, {'purpose': text}, ()) for text in ('申诉', '求决', '意见建议')],
    *[('purpose', text, {'purpose': text}, ('*:restricted',)) for text in ('检举控告', '揭发控告')],
]
WORDS = [(field, cell, {field: cell} if fields.get(field) == 'AS IT STANDS' else fields, flags) for field, cell, fields, flags in WORDS]

# Only in a workbook: kinds of cells.
CELLS = [
    ('summary', Rich('反映', '工资', phonetic='ファン'), {'summary': '反映工资'}, ()),
    ('summary', Inline('反映补贴'), {'summary': '反映补贴'}, ()),
    ('summary', Inline('反映', '低保'), {'summary': '反映低保'}, ()),
    ('summary', Raw('<t>反映&lt;占地&gt;&amp;补偿</t>'), {'summary': '反映<占地>&补偿'}, ()),
    ('summary', Raw('<t xml:space="preserve">反映道路_x000D_\n要求修复</t>'), {'summary': '反映道路\n要求修复'}, ()),
    ('place', Formula('A1', '接待中心'), {'place': '接待中心'}, ()),
    ('persons', Formula('1+2', 3), {'persons': 3}, ()),
    ('persons', Formula('1+2'), {'persons': 1}, ('no-cached-value', 'persons-inferred')),
    ('place', Formula('B1'), {}, ('no-cached-value',)),
    ('place', Fault('#REF!'), {}, ('cell-error',)),
    ('assigned', Fault('#N/A'), {}, ('cell-error',)),
    ('phones', Fault('#VALUE!'), {}, ('cell-error',)),
    ('date', Formula('TODAY()', 45063), {}, ()),
    ('date', Formula('TODAY()'), {'date': None}, ('no-cached-value', 'date-missing')),
    ('date', Fault('#NAME?'), {'date': None}, ('cell-error', 'date-missing')),
]
