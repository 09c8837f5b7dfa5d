#!/usr/bin/python3
"""test-window.py SIYI SIYICTL: a secretary's first day, through the window, by keyboard and screen reader."""
import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from person import Person, run  # noqa: E402
from rows import Rows  # noqa: E402

SIYI, CTL = sys.argv[1:3]
HERE = os.path.dirname(os.path.abspath(__file__))
LEDGERS = os.path.join(HERE, '..', 'data', 'ledgers')
SAMPLES = os.path.join(HERE, '..', '..', 'data', 'samples')
place = tempfile.mkdtemp(prefix='siyi-e2e-')

CLASS = re.compile(r'(Gtk|Adw|Siyi)[A-Z]\w*')
PLACES = ((1, '今天', ()), (2, '2026年12月', ('轮值账', '公示', '月历')), (3, '案件', ()), (4, '台账', ()), (5, '督办', ()),
          (6, '四个一', ('档案包', '领导答复', '备份', '留痕', '保管')), (7, '图表', ('报表', '综述')))


def ctl(archive, *words):
    done = subprocess.run([CTL, '--archive', archive, '--json', *words], capture_output=True, text=True)
    return json.loads(done.stdout) if done.stdout.strip() else {}


def example(name):
    """A copy of one example archive, which is made once."""
    first = os.path.join(place, 'example.siyi')
    if not os.path.isdir(first):
        assert ctl(first, '--today', '2023-09-28', 'example')['ok']
    copy = os.path.join(place, name + '.siyi')
    shutil.copytree(first, copy)
    return copy


def figure(archive, key, first='2023-01-01', last='2023-12-31'):
    figures = ctl(archive, 'stats', '--from', first, '--to', last)['figures']
    return next(f['value'] for f in figures if f['key'] == key)


def start(archive, *more, shows='案件'):
    person = Person(SIYI, '--today', '2023-09-28', archive, *more)
    person.sees(shows)
    return person


def a_first_start_says_where_to_begin():
    with Person(SIYI) as person:
        person.sees('从哪里开始', '接管现有台账', '看一个示例', '从空白开始', '不得录入涉密信息')


def the_session_bus_starts_the_window():
    """D-Bus activation with the service file as it is installed, but for the folder of the program."""
    build = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(SIYI))))
    service = open(os.path.join(build, 'data', 'cn.siyi.Siyi.service'), encoding='utf8').read()
    line = next(row for row in service.splitlines() if row.startswith('Exec='))
    folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
    os.makedirs(folder)
    with open(os.path.join(folder, 'cn.siyi.Siyi.service'), 'w', encoding='utf8') as out:
        out.write(service.replace(line, f'Exec={os.path.abspath(SIYI)} ' + line.partition(' ')[2]))

    def call(name, path, method, *words):
        subprocess.run(['gdbus', 'call', '--session', '--dest', name, '--object-path', path, '--method', method, *words],
                       check=True, stdout=subprocess.DEVNULL)

    with Person('sleep', '60') as person:
        call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.ReloadConfig')
        call('cn.siyi.Siyi', '/cn/siyi/Siyi', 'org.freedesktop.Application.Activate', '{}')
        person.until('the window', lambda: person.find('四一接访', 'frame', 0) or person.find('Siyi', 'frame', 0))
        call('cn.siyi.Siyi', '/cn/siyi/Siyi', 'org.freedesktop.Application.ActivateAction', 'quit', '[]', '{}')
    os.unlink(os.path.join(folder, 'cn.siyi.Siyi.service'))


def a_ledger_is_previewed_taken_over_and_taken_back():
    archive = os.path.join(place, 'takeover.siyi')
    assert ctl(archive, 'new')['ok']
    ctl(archive, 'leaders', 'import', os.path.join(SAMPLES, 'leaders.csv'))
    ctl(archive, 'units', 'import', os.path.join(SAMPLES, 'units.csv'))
    want = json.load(open(os.path.join(LEDGERS, '05-damaged.expected.json'), encoding='utf8'))
    file = os.path.join(LEDGERS, '05-damaged.xlsx')
    with start(archive, file) as person:
        person.sees('接管台账', f'{want["rows"]}行', f'导入{want["visits"]}行')
        person.sees('证件号存成了数字，已损坏')
        assert figure(archive, 'own.batches') == 0, 'the preview wrote something'
        person.press(f'导入{want["visits"]}行', 'push button')
        person.until('all batches in the archive', lambda: figure(archive, 'own.batches') == want['visits'])
        assert figure(archive, 'own.persons') == want['persons']
        person.sees(f'已接管{want["visits"]}行')
        person.press('撤销 撤销', 'push button')    # of the toast, which does not stay: GTK 4.8 says its label twice
        person.until('the import taken back', lambda: figure(archive, 'own.batches') == 0)
    assert ctl(archive, 'check')['problems'] == []


def on_the_first_day_the_ledger_brings_its_leaders():
    archive = os.path.join(place, 'bare.siyi')
    assert ctl(archive, 'new')['ok']
    read = ctl(archive, 'import', os.path.join(LEDGERS, '01-clean.xlsx'), '--dry-run')
    leaders = len({name for record in read['records'] for name in record['fields'].get('leaders', [])})
    with start(archive, os.path.join(LEDGERS, '01-clean.xlsx'), shows='接管台账') as person:
        person.click('领导不在名单', 'label')
        person.press('补入名录…', 'push button')
        person.sees('把这些领导补入名单？')
        person.click('补入', 'label')
        person.until('the leaders in the list', lambda: len(ctl(archive, 'leaders', 'list')['leaders']) == leaders)
        person.gone('领导不在名单')
    posts = {leader['name']: leader['post'] for leader in ctl(archive, 'leaders', 'list')['leaders']}
    assert posts['顾甲申'] == '市委书记', posts


def the_ledger_shows_sums_and_takes_an_edit_back():
    archive = example('edit')
    with start(archive) as person:
        person.keys('ctrl+4')
        person.sees('共 376批', '1,823人次')
        person.sees('序号376，接访日期9月28日，接访领导', role='table row')
        person.click('序号376，', 'table row')
        person.keys('Home', *['Right'] * 5)
        person.sees('人数4', role='table cell')
        person.keys('F2', 'ctrl+a')
        person.type('9')
        person.keys('Return')
        person.until('the new head count', lambda: figure(archive, 'own.persons') == 1823 - 4 + 9)
        person.sees('1,828人次')
        person.keys('ctrl+z')
        person.until('the old head count', lambda: figure(archive, 'own.persons') == 1823)
        person.sees('1,823人次')
    assert ctl(archive, 'check')['problems'] == []


def a_case_is_found_by_characters():
    archive = example('search')
    hits = ctl(archive, 'search', '拖欠', '--limit', '2000')
    with start(archive) as person:
        person.keys('ctrl+3', 'ctrl+k')
        person.type('拖欠')
        person.sees(f'{hits["total"]}件')


def a_visit_is_registered_by_keys_alone():
    archive = example('visit')
    before = figure(archive, 'own.batches')
    with start(archive) as person:
        person.keys('ctrl+n')
        person.sees('登记来访')
        person.type('测试甲')
        person.keys('Tab')
        person.type('19900000024')
        person.keys(*['Tab'] * 8)
        person.type('反映路灯不亮')
        person.picture('visit-filled')
        person.keys('ctrl+Return')
        person.until('one batch more', lambda: figure(archive, 'own.batches') == before + 1)
    assert ctl(archive, 'search', '路灯不亮')['total'] >= 1
    assert ctl(archive, 'check')['problems'] == []


def sessions(archive, *more):
    return ctl(archive, '--today', '2026-12-01', 'sessions', '--from', '2026-12-01', '--to', '2026-12-31',
               *more)['sessions']


def on_schedule(archive):
    return Person(SIYI, '--today', '2026-12-01', archive)


def to_schedule(person):
    person.sees('需要处理')
    person.keys('ctrl+2')
    person.sees('2026年12月')


def a_month_is_planned_in_three_clicks():
    archive = example('plan')
    with on_schedule(archive) as person:
        person.click('接访安排', 'label')
        person.sees('2026年12月还没有排定')
        person.click('排定12月', 'push button')
        person.sees('预览：共23场，采用后才保存')
        assert sessions(archive) == [], 'the preview wrote something'
        person.click('采用', 'push button')
        person.until('the plan in the archive', lambda: len(sessions(archive)) == 23)
    planned = sessions(archive)
    away = '段庚寅'    # on leave the whole month
    assert all(away not in row['planned'] for row in planned), planned
    loads = [sum(name in row['planned'] for row in planned) for name in {name for row in planned for name in row['planned']}]
    assert max(loads) <= 2, loads
    assert ctl(archive, 'check')['problems'] == []


def sessions_are_swapped_by_keys_with_a_reason_and_back():
    archive = example('swap')
    assert ctl(archive, '--today', '2026-12-01', 'plan', '2026-12')['ok']
    before = {row['date']: row['leader'] for row in sessions(archive)}
    one, two = '2026-12-02', '2026-12-03'

    def leaders():
        return {row['date']: row['leader'] for row in sessions(archive)}

    with on_schedule(archive) as person:
        to_schedule(person)
        person.sees(f'12月2日 周三，{before[one]}，现场接访，9:00至11:30', role='table cell')
        person.keys('ctrl+2', 'Right', 'alt+Right')
        person.sees('调换两场接访')
        person.keys('Return')
        assert leaders() == before, 'swapped without a reason'
        person.type('临时会议')
        person.keys('Return')
        person.until('the swap in the archive', lambda: leaders()[one] == before[two] and leaders()[two] == before[one])
        changed = [row for row in sessions(archive) if row['change'] is not None]
        assert len(changed) == 2, changed
        person.gone('调换两场接访')
        person.keys('ctrl+z')
        person.until('the swap taken back', lambda: leaders() == before)
    assert ctl(archive, 'check')['problems'] == []


def a_notice_is_published_and_a_change_makes_the_next():
    archive = example('notice')
    assert ctl(archive, '--today', '2026-12-01', 'plan', '2026-12')['ok']

    def states():
        return {row['state'] for row in sessions(archive)}

    with on_schedule(archive) as person:
        to_schedule(person)
        person.press('公示')
        person.sees('第1版　12月接访安排（草稿）', '发布前检查', '没有信访人的任何信息')
        person.press('发布第1版…')
        person.sees('发布第1版？')
        person.keys('Escape')
        person.gone('发布第1版？')
        assert states() == {'planned'}, 'published without a yes'
        person.press('发布第1版…')
        person.sees('发布第1版？')
        person.keys('Return')
        person.until('the publication in the archive', lambda: states() == {'published'})
        person.sees('公告已发布，请打印张贴或导出。', '没有未公布的变更')

        coming = [row for row in sessions(archive) if row['date'] > '2026-12-10']
        other = next(row for row in coming if row['leader'] != coming[0]['leader'])
        assert ctl(archive, '--today', '2026-12-01', 'swap', str(coming[0]['id']), str(other['id']),
                   '--reason', '会议冲突')['ok']
        person.sees('第2版　变更公告（草稿）', '发布第2版…')

        person.click('放映大厅屏，按Esc退出')
        person.sees('今天接访')
        person.keys('Escape')
        person.gone('今天接访')
        person.sees('第2版　变更公告（草稿）')
    assert ctl(archive, 'check')['problems'] == []


def a_session_is_cancelled_restored_and_edited():
    archive = example('change')
    assert ctl(archive, '--today', '2026-12-01', 'plan', '2026-12')['ok']
    day = '2026-12-02'

    def session():
        return next(row for row in sessions(archive) if row['date'] == day)

    def choose(person, item):
        person.keys('Menu')
        person.press(item)

    leader = session()['leader']
    chip = f'12月2日 周三，{leader}'
    with on_schedule(archive) as person:
        to_schedule(person)
        person.sees(f'{chip}，现场接访，9:00至11:30', role='table cell')
        person.keys('ctrl+2', 'Right')
        choose(person, '取消本场(C)…')
        person.sees('取消本场接访', '事由')
        person.keys('Return')
        assert session()['state'] == 'planned', 'cancelled without a reason'
        person.type('停电')
        person.keys('Return')
        person.until('the session cancelled', lambda: session()['state'] == 'cancelled')
        person.sees('已取消本场')
        person.until('the chip says so', lambda: '已取消' in person.find(chip, 'table cell').get_name())
        person.picture('cancelled')

        choose(person, '恢复(R)…')
        person.sees('恢复本场接访')
        person.type('来电了')
        person.keys('Return')
        person.until('the session restored', lambda: session()['state'] == 'planned')

        person.press('公示')
        person.sees('发布前检查')
        person.press('发布第1版…')
        person.sees('发布第1版？')
        person.keys('Return')
        person.until('the publication in the archive', lambda: session()['state'] == 'published')
        person.sees('没有未公布的变更')
        person.press('月历')
        person.sees(f'{chip}，现场接访，9:00至11:30', role='table cell')
        person.gone('待公告')
        person.keys('ctrl+2')
        choose(person, '改时间地点(T)…')
        person.sees('时间、地点、方式')
        person.keys('ctrl+a')
        person.type('14:30')
        person.keys('Tab', 'ctrl+a')
        person.type('17:00')
        person.keys('Return')
        assert session()['from'] == '9:00', 'a published session was edited without a reason'
        person.click('事由')
        person.type('会议室另有安排')
        person.keys('Return')
        person.until('the new time', lambda: (session()['from'], session()['to']) == ('14:30', '17:00'))
        person.sees(f'{chip}，现场接访，14:30至17:00', role='table cell')
        person.until('the chip asks for a notice', lambda: '尚未公告' in person.find(chip, 'table cell').get_name())
        person.picture('unannounced')
    assert session()['announced'] is False
    draft = ctl(archive, '--today', '2026-12-01', 'notice', '2026-12')
    assert (draft['version'], draft['correction'], draft['published']) == (2, True, False), draft
    assert [(d['old']['time'], d['new']['time']) for d in draft['differences']] == [('9:00—11:30', '14:30—17:00')], draft['differences']
    assert ctl(archive, 'check')['problems'] == []


def a_leader_is_recused_from_a_case_and_back():
    archive = example('recuse')

    def marked():
        return [row['reason'] for row in ctl(archive, 'case', case)['case']['recusals']]

    with start(archive) as person:
        person.keys('ctrl+3', 'ctrl+k')
        person.type('拖欠')
        person.keys('Down', 'Return')
        case = next(word for word in person.find('JF', 'label').get_name().split() if word.startswith('JF'))
        assert marked() == []
        person.click('这一件的其他操作')
        person.press('回避…')
        person.sees('应当回避本件的领导', '没有登记回避。')
        person.keys('Return')
        assert marked() == [], 'marked without a reason'
        person.type('近亲属')
        person.keys('Return')
        person.until('the mark in the archive', lambda: marked() == ['近亲属'])
        person.keys('Escape')
        person.gone('应当回避本件的领导')
        person.keys('ctrl+z')
        person.until('the mark taken back', lambda: marked() == [])
    assert ctl(archive, 'check')['problems'] == []


def asked(archive, question):
    """What another program reads in the archive while the window is open."""
    with contextlib.closing(sqlite3.connect(f'file:{archive}/main.db?mode=ro', uri=True)) as db:
        return [row[0] or '' for row in db.execute(question)]


def a_record_survives_a_kill():
    archive = os.path.join(place, 'record.siyi')
    assert ctl(archive, '--today', '2026-12-17', 'example')['ok']
    words = '代表反映：至今没有交房'

    def open_record():
        person = Person(SIYI, '--today', '2026-12-17', archive)
        person.press('打开场次')
        person.sees('接谈记录')
        return person

    def records(end):
        return any(talk.endswith(end) for talk in asked(archive, 'SELECT talk FROM visit'))

    person = open_record()
    try:
        person.click('接谈记录', 'text')
        person.keys('ctrl+End')
        person.type(words)
        person.until('the draft on the disk', lambda: any(
            words in body for body in asked(archive, "SELECT body FROM draft WHERE key LIKE 'record:%'")))
    finally:
        person.program.kill()
        person.program.wait()
    assert not records(words), 'saved as a record, not as a draft'
    assert ctl(archive, 'check')['problems'] == []

    with open_record() as person:
        person.sees('已恢复上次输入、尚未保存的内容。')
        person.picture('record-restored')
        person.click('接谈记录', 'text')
        person.keys('ctrl+End')
        person.type('。')
        person.click('领导意见', 'text')
        person.until('the record saved', lambda: records(words + '。'))
        person.gone('已恢复上次输入、尚未保存的内容。')
    assert asked(archive, "SELECT body FROM draft WHERE key LIKE 'record:%'") == []
    assert ctl(archive, 'check')['problems'] == []


# What a person reaches by the keyboard and a screen reader then names. Of a row it reads what is in it.
REACHED = ('push button', 'toggle button', 'check box', 'radio button', 'combo box', 'text', 'entry', 'password text',
           'spin button', 'slider', 'switch', 'menu item', 'page tab', 'link')


def unnamed(person, where):
    """What is reached there without a name: GTK then says the name of a class. A tooltip is none."""
    rows = Rows()

    def place(row):
        above = rows.by_path.get((row.owner, row.parent))
        return [*(place(above) if above else []), row.name or row.role]

    return [f'{where}: {row.role} in {" / ".join(place(row)[-6:])}' for row in rows.walk()
            if row.focusable and row.role in REACHED and (not row.name.strip() or CLASS.fullmatch(row.name)) and
            rows.shows(row)]


def whatever_takes_the_keyboard_has_a_name():
    archive = os.path.join(place, 'names.siyi')
    assert ctl(archive, '--today', '2026-12-17', 'example')['ok']
    found = []
    with Person(SIYI, '--today', '2026-12-17', archive) as person:
        for key, seen, views in PLACES:
            person.keys(f'ctrl+{key}')
            person.sees(seen)
            for view in views:
                person.press(view, 'page tab')
            # GTK 4.8 goes on telling of views that were left.
            found += unnamed(person, seen)
        person.keys('ctrl+4')
        person.press('条件')
        person.sees('不显示作废行')
        found += unnamed(person, '台账的条件')
        person.keys('Escape', 'ctrl+n')
        person.sees('登记来访')
        found += unnamed(person, '登记来访')
        person.keys('Escape', 'ctrl+comma')
        person.sees('当前经办人')
        # The one that searches is libadwaita's own, and has none.
        found += unnamed(person, '首选项')[1:]
        person.press('时限', 'page tab')
        person.sees('期满日遇休息日')
        found += unnamed(person, '时限')[1:]
        person.keys('Escape')
        person.keys('ctrl+1')
        person.press('打开场次')
        person.sees('接谈记录')
        found += unnamed(person, '场次')
    with Person(SIYI) as person:
        person.sees('从哪里开始')
        found += unnamed(person, '从哪里开始')
    assert not found, '\n'.join(found)


def a_damaged_archive_says_so_and_stays_as_it_was():
    archive = example('damaged')
    main = os.path.join(archive, 'main.db')
    with open(main, 'r+b') as out:
        out.write(b'\0' * 4096)
    before = open(main, 'rb').read()
    with start(archive, shows='损坏'):
        pass
    assert open(main, 'rb').read() == before, 'the damaged file was touched'


try:
    run(a_first_start_says_where_to_begin,
        the_session_bus_starts_the_window,
        a_ledger_is_previewed_taken_over_and_taken_back,
        on_the_first_day_the_ledger_brings_its_leaders,
        the_ledger_shows_sums_and_takes_an_edit_back,
        a_case_is_found_by_characters,
        a_visit_is_registered_by_keys_alone,
        a_month_is_planned_in_three_clicks,
        sessions_are_swapped_by_keys_with_a_reason_and_back,
        a_notice_is_published_and_a_change_makes_the_next,
        a_session_is_cancelled_restored_and_edited,
        a_leader_is_recused_from_a_case_and_back,
        a_record_survives_a_kill,
        whatever_takes_the_keyboard_has_a_name,
        a_damaged_archive_says_so_and_stays_as_it_was)
finally:
    shutil.rmtree(place, ignore_errors=True)
