#!/usr/bin/env python3
"""test-ctl.py SIYICTL DATA TESTDATA: drives siyictl as a person and a script do; TAP on stdout.

Each test has an archive of its own. What they promise: exit codes, keys of the answers, and that a
refusal changes nothing."""
import contextlib
import csv
import glob
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import offices

CTL, DATA, TESTDATA = sys.argv[1:4]
SEED = os.path.join(DATA, 'samples', 'seed-2023.xlsx')
LEADERS = os.path.join(DATA, 'samples', 'leaders.csv')
UNITS = os.path.join(DATA, 'samples', 'units.csv')
TODAY = '2026-12-17'


class Office:
    """An archive in a temporary folder, and siyictl on it."""

    def __init__(self, folder):
        self.dir = folder
        self.path = os.path.join(folder, 'office.siyi')

    def command(self, *words):
        return [CTL, '--archive', self.path, '--today', TODAY, *map(str, words)]

    def run(self, *words, **more):
        return subprocess.run(self.command(*words), capture_output=True, timeout=300, **more)

    def ask(self, *words, code=0):
        """The JSON answer; fails unless the exit code is the promised one."""
        run = self.run('--json', *words)
        assert run.returncode == code, f'{words}: exit {run.returncode}, want {code}: {run.stderr.decode()}'
        answer = json.loads(run.stdout)
        assert answer['ok'] == (code == 0), f'{words}: ok is {answer["ok"]}'
        if code:
            assert answer['error']['code'] and answer['error']['message'], f'{words}: {answer}'
            assert run.stderr.count(b'\n') == 1, f'{words}: not one line on stderr: {run.stderr}'
        return answer

    def refuse(self, code_word, *words, code=1):
        """A refusal with that word which leaves the archive as it was."""
        before = self.state()
        answer = self.ask(*words, code=code)
        assert answer['error']['code'] == code_word, f'{words}: {answer["error"]}, want {code_word}'
        assert self.state() == before, f'{words}: a refusal changed the archive'

    def state(self):
        """All records as text; the day-to-day noise of the files is left out."""
        if not os.path.exists(self.path):
            return None
        with contextlib.closing(connect(self.path)) as db:
            return list(db.iterdump())

    def write(self, name, text, encoding='utf8'):
        path = os.path.join(self.dir, name)
        with open(path, 'wb') as file:
            file.write(text.encode(encoding) if isinstance(text, str) else text)
        return path

    def staff(self):
        """An office that knows its leaders and units."""
        self.ask('new')
        self.ask('leaders', 'import', LEADERS)
        self.ask('units', 'import', UNITS)
        return self


def connect(folder):
    import sqlite3
    return sqlite3.connect(f'file:{folder}/main.db?mode=ro', uri=True)


def equal(have, want, what=''):
    assert have == want, f'{what}: {have!r}, want {want!r}'


# The command line

def test_new_makes_an_archive_once(office):
    equal(office.ask('new')['archive'], office.path)
    office.refuse('exists', 'new')
    equal(office.ask('check')['problems'], [])


def test_faults_of_the_command_line_are_refused(office):
    for words in (['nonsense'], [], ['leaders'], ['leaders', 'eat'], ['check', 'more'], ['--nonsense', 'check'],
                  ['check', '--nonsense'], ['--today', 'yesterday', 'check'], ['calendar', 'show', 'soon'],
                  ['ledger'], ['session', 'one'], ['search']):
        office.refuse('usage', *words)


def test_commands_of_no_archive_are_refused(office):
    for words in (['check'], ['leaders', 'list'], ['search', '道路'], ['import', SEED], ['leaders', 'import', LEADERS]):
        office.refuse('not-found', *words)
    assert not os.path.exists(office.path)


def test_help_and_version_need_no_archive(office):
    listing = office.run('--help').stdout.decode()
    commands = [line.split()[0] for line in listing.split('Commands:')[1].splitlines() if line.strip()]
    assert 'import' in commands and 'ledger' in commands
    for name in commands:
        run = office.run(name, '--help')
        equal(run.returncode, 0, name)
        assert f'siyictl [OPTION…] {name}'.encode() in run.stdout, name
    assert office.run('--version').stdout.startswith(b'siyictl ')


def test_options_stand_before_or_after(office):
    office.ask('new')
    one = office.run('--json', 'check')
    two = office.run('check', '--json')
    equal(one.stdout, two.stdout)


def seat(office, name, role, hashed=None):
    """A person of the archive as the window stores one."""
    import sqlite3
    with contextlib.closing(sqlite3.connect(os.path.join(office.path, 'main.db'))) as db, db:
        db.execute('INSERT INTO profile (uid, name, role, pass) VALUES (?, ?, ?, ?)', (name, name, role, hashed))


def test_a_person_reads_what_the_role_may(office):
    office.ask('new')
    office.ask('import', SEED)
    seat(office, '钱乙酉', 'viewer')
    seat(office, '孙丙戌', 'follow-up')
    found = office.ask('cases', '--limit', 1)['cases'][0]
    number, title = found['number'], found['title']
    case = office.ask('case', number, '--full')['case']
    words = [case[key] for key in ('title', 'visitors', 'phones', 'address') if case.get(key)]
    assert len(words) >= 3, case
    equal(office.ask('--as', '孙丙戌', 'case', number, '--full')['case']['title'], title)
    for asked in (['case', number], ['search', number], ['cases', '--limit', 500], ['due'], ['tasks']):
        said = office.run('--as', '钱乙酉', *asked).stdout.decode()
        assert said, asked
        assert not any(word in said for word in words), (asked, said)
    equal(office.ask('--as', '钱乙酉', 'search', title[:6])['hits'], [])
    equal(len(office.ask('--as', '钱乙酉', 'search', number)['hits']), 1)
    office.refuse('not-allowed', '--as', '钱乙酉', 'case', number, '--full')
    office.refuse('not-allowed', '--as', '钱乙酉', 'ledger', '--output', os.path.join(office.dir, 'x.csv'))
    office.refuse('not-found', '--as', '李丁亥', 'cases')


def test_nobody_is_a_viewer_where_pass_phrases_are(office):
    office.ask('new')
    office.ask('import', SEED)
    title = office.ask('cases', '--limit', 1)['cases'][0]['title']
    seat(office, '赵甲申', 'secretary', '$argon2id$v=19$m=65536,t=2,p=1$bm90aGluZ2ZpdHNoZXJl$bm90aGluZw')
    assert title != office.ask('cases', '--limit', 1)['cases'][0]['title']
    equal(office.run('--as', '赵甲申', 'cases').returncode, 1)


def test_a_bare_locale_spoils_no_words(office):
    office.staff()
    env = dict(os.environ, LC_ALL='C', LANGUAGE='C')
    run = office.run('units', 'list', env=env)
    equal(run.returncode, 0)
    assert '示例市教育局' in run.stdout.decode('utf8')
    run = office.run('--json', 'search', '道路', env=env)
    equal(json.loads(run.stdout)['total'], 0)


# The office's files

def test_leaders_units_and_calendar(office):
    office.ask('new')
    equal(office.ask('leaders', 'import', LEADERS)['imported'], 14)
    leaders = office.ask('leaders', 'list')['leaders']
    equal([leader['rank'] for leader in leaders], list(range(1, 15)))
    equal(set(leaders[0]), {'id', 'name', 'post', 'portfolio', 'rank', 'monthly', 'leave'})
    equal(leaders[3]['leave'], [['2026-12-03', '2026-12-04'], ['2026-12-31', '2027-01-06']])
    equal([leader['monthly'] for leader in leaders].count(True), 2)

    equal(office.ask('units', 'import', UNITS)['imported'], 20)
    equal(len(office.ask('units', 'list')['units']), 20)

    year = office.ask('calendar', 'show', 2023)
    equal((len(year['off']), len(year['work']), year['working_days'], year['provisional']), (27, 7, 249, False))
    equal(office.ask('calendar', 'show', 2027)['provisional'], True)
    notice = {'2027': {'off': ['2027-01-01'], 'work': ['2027-01-02'], 'source': '试'}}
    office.ask('calendar', 'import', office.write('2027.json', json.dumps(notice)))
    year = office.ask('calendar', 'show', 2027)
    equal((year['off'], year['work'], year['source'], year['provisional']), (['2027-01-01'], ['2027-01-02'], '试', False))


def test_wrong_office_files_change_nothing(office):
    office.staff()
    office.refuse('constraint', 'leaders', 'import', office.write('a.csv', '姓名\n甲乙\n甲乙\n'))
    office.refuse('constraint', 'units', 'import', office.write('b.csv', '名称,别名\n甲局,丙\n乙局,丙\n'))
    office.refuse('constraint', 'calendar', 'import', office.write('c.json', '{"2027":{}}'))
    office.refuse('too-big', 'calendar', 'import', office.write('d.json', '[' * 100000))
    office.refuse('nul-byte', 'leaders', 'import', office.write('e.csv', b'\xe5\xa7\x93\0\0,\n'))
    office.refuse('not-found', 'calendar', 'import', os.path.join(office.dir, 'none.json'))


# Ledgers taken over

def flags_of(answer):
    return sorted((str(flag.get('sheet') or ''), flag.get('row') or 0, flag['field'], flag['why'])
                  for flag in answer['flagged'])


def differences(have, want):
    for key in ('rows', 'visits', 'persons', 'items'):
        if have.get(key, 0) != want.get(key, 0):
            yield f'{key} {have.get(key)}, want {want[key]}'
    if flags_of(have) != flags_of(want):
        yield f'flags {sorted(set(flags_of(have)) ^ set(flags_of(want)))[:9]}'
    rows = {(str(row.get('sheet') or ''), row['row']): row for row in have['records']}
    for sample in want['samples']:
        row = rows.get((str(sample['sheet'] or ''), sample['row']), {'fields': None})
        if row['fields'] != sample['fields']:
            yield f'{sample["sheet"]}:{sample["row"]} {row["fields"]}, want {sample["fields"]}'
        elif sorted(row.get('inferred', [])) != sorted(sample.get('inferred', [])):
            yield f'{sample["sheet"]}:{sample["row"]} inferred {row.get("inferred")}'


def test_trials_read_every_sample_and_store_nothing(office):
    office.staff()
    before = office.state()
    samples = sorted(glob.glob(os.path.join(TESTDATA, 'ledgers', '*.expected.json')))
    assert len(samples) >= 6
    for expected in samples + [os.path.join(TESTDATA, 'seed-2023.expected.json')]:
        stem = os.path.basename(expected)[:-len('.expected.json')]
        file = SEED if stem == 'seed-2023' else glob.glob(os.path.join(TESTDATA, 'ledgers', stem + '.[!e]*'))[0]
        with open(expected, encoding='utf8') as want:
            bad = list(differences(office.ask('import', file, '--dry-run'), json.load(want)))
        assert not bad, f'{stem}: {bad[:5]}'
    equal(office.state(), before)


def test_an_import_is_stored_once_and_taken_back(office):
    office.staff()
    before = office.ask('cases')['total']
    file = os.path.join(TESTDATA, 'ledgers', '01-clean.xlsx')
    batch = office.ask('import', file)['batch']
    assert batch > 0
    equal(office.ask('cases')['total'], 60)
    office.refuse('exists', 'import', file)
    office.ask('undo-import', batch)
    equal(office.ask('cases')['total'], before)
    office.refuse('constraint', 'undo-import', batch)
    office.refuse('not-found', 'undo-import', 4711)
    assert office.ask('import', file)['batch'] > batch
    equal(office.ask('check')['problems'], [])


def test_hostile_files_are_refused_with_their_word(office):
    office.staff()
    head = '接访日期,信访人,反映的主要问题,人数\n'
    files = {
        'a.csv': (b'\xd0\xc5\0\0\n', 'nul-byte'),
        'b.csv': (head + '2023-05-17,"张三', 'unterminated-quote'),
        'c.xlsx': (open(SEED, 'rb').read()[:20000], 'truncated'),
        'd.xls': (bytes.fromhex('d0cf11e0a1b11ae1') + bytes(600), 'encrypted-or-old'),
        'e.csv': ('甲,乙\n1,2\n', 'no-ledger'),
    }
    for name, (content, word) in files.items():
        office.refuse(word, 'import', office.write(name, content))
    office.refuse('not-found', 'import', os.path.join(office.dir, 'none.xlsx'))


def test_a_mapping_names_an_unknown_heading(office):
    office.staff()
    file = office.write('a.csv', '接访日期,信访人,人数,诉说,反映问题分类\n2023-05-17,张三,1,要求修路,\n')
    mapping = office.write('m.json', '{"诉说": "summary"}')
    fields = office.ask('import', file, '--dry-run', '--mapping', mapping)['records'][0]['fields']
    equal(fields['summary'], '要求修路')
    office.refuse('constraint', 'import', file, '--mapping', office.write('n.json', '{"诉说": "nothing"}'))


def example(office):
    """The example office, made once and copied."""
    if not hasattr(example, 'folder'):
        example.folder = tempfile.mkdtemp(prefix='siyi-ctl-example-')
        Office(example.folder).ask('example')
    shutil.copytree(os.path.join(example.folder, 'office.siyi'), office.path)
    return office


def figures_of(answer):
    return {figure['key']: figure for figure in answer['figures']}


def test_the_example_gives_the_report_s_figures(office):
    example(office)
    with open(os.path.join(TESTDATA, 'seed-2023.expected.json'), encoding='utf8') as file:
        want = json.load(file)
    answer = office.ask('stats', '--from', '2023-01-01', '--to', '2023-09-30',
                        '--by', 'month,leader,method,class,first,size')
    figures = figures_of(answer)
    names = {'own': 'own', 'received': 'received_by_leaders', 'prefecture': 'to_prefecture',
             'province': 'to_province', 'capital': 'to_capital'}
    for key, name in names.items():
        for unit in ('batches', 'persons'):
            equal(figures[f'{key}.{unit}']['value'], want['totals'][name][unit], key)
    equal(figures['letters']['value'], want['totals']['letters'])
    equal(figures['online']['value'], want['totals']['online'])
    equal(figures['all']['value'], sum(figures[part]['value'] for part in figures['all']['parts']))
    equal(figures['all']['value'], want['totals']['all_matters'])
    for key, name in (('accept.rate', 'accept'), ('reply.rate', 'reply')):
        equal([figures[key]['numerator'], figures[key]['denominator']], want['rates'][name], key)
        equal(figures[key]['value'], 100.0)
        equal(figures[key]['previous'], None)
    for table in ('month', 'leader', 'method', 'class', 'first'):
        rows = {row['key']: {'batches': row['batches'], 'persons': row['persons']} for row in answer['tables'][table]}
        wanted = {key: {'batches': row['batches'], 'persons': row['persons']}
                  for key, row in want[f'by_{table}'].items()}
        equal(rows, wanted, table)
    for size, name in (('individual', '个访'), ('group', '集体访')):
        for unit in ('batches', 'persons'):
            equal(figures[f'own.{size}.{unit}']['value'], want['by_size'][name][unit], size)
    equal(sum(row['batches'] for row in answer['tables']['size'] if row['key'] != '个访'),
          want['by_size']['集体访']['batches'])
    sessions = {row['key']: row['sessions'] for row in answer['tables']['leader']}
    equal(sessions, {key: row['sessions'] for key, row in want['by_leader'].items()})
    equal(office.ask('check')['problems'], [])


def test_figures_compare_with_the_year_before(office):
    example(office)
    figures = figures_of(office.ask('stats', '--from', '2024-01-01', '--to', '2024-09-30'))
    equal((figures['own.batches']['value'], figures['own.batches']['previous']), (0, 376))
    equal(figures['own.batches']['change'], -100.0)
    equal(figures['accept.rate']['value'], None)
    office.refuse('usage', 'stats', '--from', '2024-02-01', '--to', '2024-01-01')
    office.refuse('usage', 'stats', '--by', 'month,weather')


def test_sessions_of_the_example(office):
    example(office)
    sessions = office.ask('sessions', '--from', '2023-01-01', '--to', '2023-09-30')['sessions']
    equal(len(sessions), 187)
    equal(sum(session['batches'] for session in sessions), 376)
    first = sessions[0]
    assert {'id', 'date', 'leader', 'post', 'method', 'venue', 'state', 'four_ones'} <= set(first), first
    equal(first['date'], '2023-01-03')
    equal(first['four_ones'], {'record': True, 'ledger': True, 'photos': False, 'signin': False})
    session = office.ask('session', first['id'])['session']
    equal(len(session['visits']), first['batches'])
    office.refuse('not-found', 'session', 999999)


# The plan

def plan_of(office, month='2026-12', *more):
    return office.ask('plan', month, *more)


def seats(answer):
    return {session['date']: session['leader'] for session in answer['sessions']}


def away(office):
    return {leader['name']: leader['leave'] for leader in office.ask('leaders', 'list')['leaders']}


def test_a_month_is_planned_fairly_and_explained(office):
    office.staff()
    dry = plan_of(office, '2026-12', '--dry-run')
    equal(office.ask('sessions')['sessions'], [], 'a dry run stored something')
    answer = plan_of(office)
    equal(seats(answer), seats(dry), 'not the same twice')
    sessions = answer['sessions']
    equal(len(sessions), 23)
    equal(sessions, sorted(sessions, key=lambda session: session['date']))
    leave = away(office)
    for session in sessions:
        assert {'id', 'date', 'from', 'to', 'leader', 'post', 'method', 'venue', 'reason'} <= set(session), session
        assert session['reason']['code'] and session['reason']['text'], session
        for first, last in leave[session['leader']]:
            assert not first <= session['date'] <= last, session
    loads = {load['leader']: load for load in answer['loads']}
    equal(len(loads), 14)
    equal((loads['顾甲申']['planned'], loads['陆乙酉']['planned'], loads['段庚寅']['planned']), (1, 1, 0))
    turns = [load['planned'] for name, load in loads.items() if name not in ('顾甲申', '陆乙酉', '段庚寅')]
    assert max(turns) - min(turns) <= 1, loads
    codes = {warning['code'] for warning in answer['warnings']}
    assert {'provisional', 'uneven'} <= codes, codes
    assert all(warning['text'] for warning in answer['warnings'])
    equal(office.ask('check')['problems'], [])


def test_faulty_plans_are_refused(office):
    office.ask('new')
    office.refuse('constraint', 'plan', '2026-12')
    office.ask('leaders', 'import', LEADERS)
    for month in ('2026', '2026-13', '2026-1', 'soon', '2026-12-01'):
        office.refuse('usage', 'plan', month)
    plan_of(office)
    office.refuse('exists', 'plan', '2026-12')
    office.refuse('usage', 'add-session', '2026-12-20')
    office.refuse('not-found', 'add-session', '2026-12-20', '--leader', '张三')
    office.refuse('not-found', 'swap', 1, 999, '--reason', '公务')


def session_on(office, day):
    return next(session for session in office.ask('sessions', '--from', day, '--to', day)['sessions'])


def test_changes_leave_a_trace_and_credit_who_sat(office):
    office.staff()
    plan_of(office)
    a, b = session_on(office, '2026-12-21'), session_on(office, '2026-12-29')
    office.refuse('constraint', 'swap', a['id'], b['id'])
    answer = office.ask('swap', a['id'], b['id'], '--reason', '外出开会')
    equal((answer['session']['leader'], answer['other']['leader']), (b['leader'], a['leader']))
    equal(answer['correction_needed'], False)
    trace = office.ask('session', b['id'])['session']['changes'][-1]
    equal((trace['kind'], trace['reason'], {trace['session'], trace['other']}), ('swapped', '外出开会', {a['id'], b['id']}))
    assert trace['before']['planned'][0]['name'] != trace['after']['planned'][0]['name'], trace

    past = session_on(office, '2026-12-02')
    other = next(load['leader'] for load in office.ask('plan', '2026-12', '--replan', '--dry-run')['loads']
                 if load['leader'] not in (past['leader'], '顾甲申', '陆乙酉'))
    answer = office.ask('stand-in', past['id'], other, '--reason', '临时会议')
    equal((answer['session']['leader'], answer['session']['planned']), (other, [past['leader']]))
    accounts = {account['leader']: account for account in office.ask('account')['accounts']}
    equal((accounts[past['leader']]['replaced'], accounts[other]['stood_in']), (1, 1))
    line = next(line for line in accounts[other]['lines'] if line['kind'] == 'stood-in')
    equal((line['date'], line['why'], line['with']), ('2026-12-02', '临时会议', past['leader']))
    assert sum(accounts[past['leader']]['by_month']) < sum(accounts[other]['by_month'])

    moved = office.ask('move', a['id'], '2026-12-26', '--reason', '场地检修')
    equal(moved['session']['date'], '2026-12-26')
    assert any('26日' in text for text in moved['warnings']), moved['warnings']
    equal(office.ask('cancel', b['id'], '--reason', '停电')['session']['state'], 'cancelled')
    equal(office.ask('cancel', b['id'], '--restore', '--reason', '来电了')['session']['state'], 'planned')
    added = office.ask('add-session', '2026-12-27', '--leader', other)
    equal((added['session']['date'], added['session']['leader']), ('2026-12-27', other))
    equal(office.ask('check')['problems'], [])


def test_a_published_session_asks_for_a_notice_of_change(office):
    import sqlite3
    office.staff()
    plan_of(office)
    sessions = office.ask('sessions', '--from', '2026-12-01', '--to', '2026-12-31')['sessions']
    lines = [{'session': s['id'], 'day': s['date'], 'time': f"{s['from']}—{s['to']}", 'leaders': s['leader'],
              'posts': s['post'], 'method': s['method'], 'place': s['venue'], 'cancelled': False} for s in sessions]
    with contextlib.closing(sqlite3.connect(os.path.join(office.path, 'main.db'))) as db, db:
        db.execute('INSERT INTO notice (uid, month, version, body, published, published_at) '
                   "VALUES ('n', '2026-12', 1, ?, '2026-12-01', 1)", [json.dumps({'lines': lines})])
        db.execute("UPDATE session SET state = 'published'")
    sessions = office.ask('sessions', '--from', '2026-12-01', '--to', '2026-12-31')['sessions']
    equal({(s['state'], s['announced']) for s in sessions}, {('published', True)})
    a, b = session_on(office, '2026-12-22'), session_on(office, '2026-12-30')
    answer = office.ask('swap', a['id'], b['id'], '--reason', '公务')
    equal((answer['correction_needed'], answer['session']['announced']), (True, False))
    assert any('公告' in text for text in answer['warnings']), answer['warnings']
    back = office.ask('swap', a['id'], b['id'], '--reason', '照旧')
    equal((back['correction_needed'], back['session']['announced']), (False, True))
    office.refuse('constraint', 'add-session', '2026-12-27', '--leader', '萧丙戌')
    equal(office.ask('add-session', '2026-12-27', '--leader', '萧丙戌', '--reason', '加场')['correction_needed'], True)
    equal(plan_of(office, '2026-12', '--replan')['changes'], [], 'what is published was touched')


def test_a_recused_leader_is_told_by_plan_and_changes(office):
    office.staff()
    leaders = {row['leader']: row['id'] for row in office.ask('account')['accounts']}
    first = plan_of(office, '2026-12', '--dry-run')
    day = '2026-12-22'
    due = seats(first)[day]
    plan_of(office)
    here, there = session_on(office, day), session_on(office, '2026-12-29')
    form = {'visitors': ['何甲寅'], 'persons': 1, 'summary': '反映学区划分有异议', 'class': '教育', 'first': '初访',
            'booked': True, 'date': day}
    case = office.ask('visit', 'add', here['id'], '--json-input', office.write('v.json', json.dumps(form)))['case']
    equal(office.ask('case', case)['case']['recusals'], [])
    office.refuse('constraint', 'recuse', case, due)
    office.refuse('constraint', 'recuse', case, due, '--reason', ' ')
    office.refuse('not-found', 'recuse', 999, due, '--reason', '亲属')
    office.refuse('not-found', 'recuse', case, '无此人', '--reason', '亲属')
    office.refuse('not-found', 'recuse', case, due, '--lift')
    office.refuse('usage', 'recuse', case)

    office.ask('recuse', case, due, '--reason', '亲属')
    number = office.ask('case', case)['case']['number']
    marked = office.ask('recuse', number, due, '--reason', '与信访人有近亲属关系')['recusals']
    equal(marked, [{'id': leaders[due], 'leader': due, 'day': TODAY, 'reason': '与信访人有近亲属关系'}], 'marked twice')
    equal(office.ask('case', case)['case']['recusals'], marked)
    told = office.ask('plan', '2026-12', '--replan', '--dry-run')
    assert any('回避' in text['text'] and '22日' in text['text'] for text in told['warnings']), told['warnings']

    swapped = office.ask('swap', here['id'], there['id'], '--reason', '回避')
    assert not any('近亲属' in text for text in swapped['warnings']), 'who goes away was warned of'
    back = office.ask('stand-in', here['id'], due, '--reason', '人手不够')
    assert any(due in text and '近亲属' in text for text in back['warnings']), back['warnings']
    office.ask('recuse', case, due, '--lift')
    equal(office.ask('case', case)['case']['recusals'], [])
    equal(office.ask('check')['problems'], [])


def test_turns_are_credited_by_hand_with_a_reason(office):
    office.staff()
    name = '常丙申'
    office.refuse('constraint', 'account', name, '--credit', '2')
    office.refuse('constraint', 'account', name, '--reason', '抽调')
    office.refuse('usage', 'account', '--credit', '2', '--reason', '抽调')
    account = office.ask('account', name, '--credit', '3', '--reason', '抽调到专班')['accounts'][0]
    equal(account['credit'], 3)
    line = next(line for line in account['lines'] if line['kind'] == 'credit')
    equal((line['date'], line['why']), (TODAY, '抽调到专班'))
    planned = plan_of(office)
    held = [day for day, leader in seats(planned).items() if leader == name and day > TODAY]
    equal(held, [], 'whoever has three turns more sits after the others')
    equal(office.ask('account', name, '--credit', '-1', '--reason', '多记一次')['accounts'][0]['credit'], 2)
    equal(office.ask('check')['problems'], [])


def test_planning_again_keeps_what_stands(office):
    office.staff()
    plan_of(office)
    before = {s['id']: s for s in office.ask('sessions', '--from', '2026-12-01', '--to', '2026-12-31')['sessions']}
    equal(plan_of(office, '2026-12', '--replan')['changes'], [], 'nothing asked for a change')
    kept = session_on(office, '2026-12-30')
    swapped = session_on(office, '2026-12-22')
    office.ask('swap', kept['id'], swapped['id'], '--reason', '公务')
    office.ask('cancel', session_on(office, '2026-12-28')['id'], '--reason', '停电')
    answer = plan_of(office, '2026-12', '--replan')
    after = {s['id']: s for s in office.ask('sessions', '--from', '2026-12-01', '--to', '2026-12-31')['sessions']}
    equal(after[kept['id']]['leader'], swapped['leader'])
    equal([s for s in after.values() if s['date'] == '2026-12-28'][0]['state'], 'cancelled')
    equal(len(after), len(before))
    touched = {change['date'] for change in answer['changes']}
    for key, session in after.items():
        if session['date'] not in touched | {kept['date'], swapped['date'], '2026-12-28'}:
            equal(session, before[key])
    assert all(day > '2026-12-17' for day in touched), touched


def uids_of(path):
    """uid -> (day, sequence, status) of an .ics file."""
    events = {}
    for event in open(path, encoding='utf8', newline='').read().replace('\r\n ', '').split('BEGIN:VEVENT')[1:]:
        lines = dict(line.split(':', 1) for line in event.split('END:VEVENT')[0].strip().split('\r\n'))
        day = next(value for key, value in lines.items() if key.startswith('DTSTART'))
        events[lines['UID']] = (day[:8], int(lines['SEQUENCE']), lines['STATUS'])
    return events


def test_a_notice_is_published_and_corrected(office):
    office.staff()
    plan_of(office)
    write = lambda name: os.path.join(office.dir, name)
    draft = office.ask('notice', '2026-12', '--output', write('draft.ics'))
    equal((draft['version'], draft['published'], draft['correction']), (1, False, False))
    assert {check['check'] for check in draft['checks']} >= {'petitioner', 'fixings', 'lead'}, draft['checks']
    office.refuse('constraint', 'notice', '2026-12', '--correction')
    office.refuse('not-found', 'notice', '2026-12', '--posted', 'posted', '--place', '公告栏')
    office.refuse('not-found', 'notice', '2027-03', '--publish')
    office.refuse('constraint', 'notice', '2026-12', '--publish', '--output', write('a.doc'))

    first = office.ask('notice', '2026-12', '--publish', '--output', write('one.ics'))
    equal((first['version'], first['published']), (1, True))
    equal(isinstance(first['lead_days'], int), True)
    office.refuse('constraint', 'notice', '2026-12', '--correction')
    equal(office.ask('notice', '2026-12', '--publish')['version'], 1, 'published twice')
    for session in office.ask('sessions', '--from', '2026-12-01', '--to', '2026-12-31')['sessions']:
        equal(session['state'], 'published')

    a, b, c = (session_on(office, day) for day in ('2026-12-23', '2026-12-24', '2026-12-25'))
    office.ask('swap', a['id'], b['id'], '--reason', '外出开会')
    office.ask('cancel', c['id'], '--reason', '停电')
    second = office.ask('notice', '2026-12', '--correction', '--output', write('two.ics'))
    equal((second['version'], second['published'], second['correction']), (2, True, True))
    told = [(d['old']['leader'], d['new']['leader'], d['new']['cancelled']) for d in second['differences']]
    equal(told, [(a['leader'], b['leader'], False), (b['leader'], a['leader'], False), (c['leader'], c['leader'], True)])

    one, two = uids_of(write('one.ics')), uids_of(write('two.ics'))
    equal(uids_of(write('draft.ics')), one, 'the published file is not the one that was seen')
    equal(set(one), set(two), 'uids are not stable')
    changed = {uid: two[uid] for uid in one if one[uid] != two[uid]}
    equal(sorted(changed.values()), [('20261223', 1, 'CONFIRMED'), ('20261224', 1, 'CONFIRMED'), ('20261225', 1, 'CANCELLED')])

    for name in ('two.pdf', 'two.docx', 'two.html', 'two.txt'):
        office.ask('notice', '2026-12', '--output', write(name))
    page = open(write('two.html'), encoding='utf8').read()
    for foreign in ('<script', 'http:', 'https:', 'src=', '<link', '@import', 'url('):
        assert foreign not in page.lower(), foreign
    assert b['leader'] in page and '关于调整12月份' in page
    assert open(write('two.pdf'), 'rb').read(5) == b'%PDF-'

    open(write('photo.jpg'), 'wb').write(b'\xff\xd8\xff\xe0' + bytes(200))
    posted = office.ask('notice', '2026-12', '--posted', 'posted', '--place', '公告栏', '--proof', write('photo.jpg'))
    equal([(post['outlet'], post['place'], post['proof']) for post in posted['posts']], [('posted', '公告栏', True)])
    office.refuse('constraint', 'notice', '2026-12', '--posted', 'shouted')
    equal(office.ask('check')['problems'], [])
    assert b'export.notice' in office.run('audit').stdout


def test_the_example_has_its_month(office):
    example(office)
    sessions = office.ask('sessions', '--from', '2026-12-01', '--to', '2026-12-31')['sessions']
    equal(len(sessions), 24)
    equal(sum(session['batches'] for session in sessions if session['date'] < TODAY), 25)
    equal([session['change'] for session in sessions].count('swapped'), 2)
    stand_in = session_on(office, '2026-12-04')
    equal((stand_in['leader'], stand_in['planned']), ('尹癸巳', ['邵己丑']))
    equal(session_on(office, '2026-12-19')['state'], 'published')
    notice = office.ask('notice', '2026-12')
    equal((notice['version'], notice['published'], len(notice['differences'])), (2, True, 3))
    equal(session_on(office, '2026-12-01')['four_ones_state']['complete'], True)
    equal(session_on(office, '2026-12-15')['four_ones_state']['signin'], 'part')
    # The year before it has its papers, but for the gaps of the story.
    year = [session['four_ones_state'] for session in
            office.ask('sessions', '--from', '2026-01-01', '--to', '2026-12-16')['sessions']]
    equal((len(year), sum(state['complete'] for state in year)), (237, 229))
    equal(sum('excused' in state.values() for state in year), 4)
    accounts = office.ask('account')['accounts']
    assert [account['sat'] for account in accounts][:2] == [12, 12], accounts


def queue_of(answer):
    return [(line['visit'], line['state'], line['called'], line['gone']) for line in answer['queue']]


def test_a_reception_day_from_the_door_to_the_seal(office):
    example(office)
    session = session_on(office, '2026-12-18')
    later = ['--today', '2026-12-18']
    on_day = lambda *words: office.ask(*later, *words)
    session = session['id']
    visits = [line['visit'] for line in on_day('queue', session)['queue']]
    assert len(visits) >= 2, visits
    one, two = visits[:2]
    on_day('queue', session, one, '--appointed', '9:00')
    on_day('queue', session, one, 'arrived', '--at', '8:50')
    on_day('queue', session, one, 'in', '--at', '9:02')
    on_day('queue', session, two, 'arrived', '--at', '9:10')
    answer = on_day('queue', session, two, 'in', '--at', '9:28')
    equal(queue_of(answer)[0], (two, 'in', '09:28', None))
    equal(queue_of(answer)[-1], (one, 'left', '09:02', '09:28'))
    office.refuse('constraint', *later, 'queue', session, two, 'left', '--at', '9:20')
    office.refuse('constraint', *later, 'close-session', session, '--at', '11:30')
    office.refuse('usage', 'queue', session, two, 'asleep', '--at', '9:20')
    office.refuse('not-found', 'queue', session, 1, 'left', '--at', '9:20')
    shown = on_day('session', session)['session']
    equal((shown['stage'], shown['began'], shown['steps']['received']), ('receive', '09:02', 'open'))
    equal(shown['session_number'], 239)

    fields = office.write('fields.json', json.dumps({'concerned': 23, 'talk': '如实记录'}))
    record = on_day('record', two, '--json-input', fields, '--instruction', '请市住建局牵头。', '--unit', '市住建局',
                    '--limit', '15')
    equal((record['lacks'], record['record']['due'], record['record']['concerned']), ([], '2027-01-04', 23))
    office.refuse('constraint', 'record', two, '--json-input', office.write('bad.json', '{"talkk": "x"}'))
    office.refuse('constraint', *later, 'record', one, '--sign', 'leader', '--name', '武丁酉')
    equal(on_day('record', two, '--sign', 'leader', '--name', '武丁酉')['sealed'], True)
    office.refuse('constraint', *later, 'record', two, '--talk', '改过')
    office.refuse('usage', 'record', two, '--addition', '补记')
    equal(len(on_day('record', two, '--addition', '补记', '--reason', '漏记')['additions']), 1)

    equal(on_day('step', session, 'leader-told')['steps']['leader-told'], 'done')
    office.refuse('constraint', 'step', session, 'signed')
    equal(on_day('excuse', session, 'photos', '--reason', '相机损坏')['pieces']['photos']['excuse'], '相机损坏')
    equal(on_day('excuse', session, 'photos', '--lift')['pieces']['photos']['excuse'], None)
    on_day('queue', session, two, 'left', '--at', '9:50')
    closed = on_day('close-session', session, '--at', '11:30')
    equal((closed['state'], closed['ended'], closed['pieces']['record']), ('held', '11:30', {'done': 1, 'wanted': 2,
                                                                                         'excuse': None}))
    equal(office.ask('check')['problems'], [])


def test_papers_of_a_session_are_written_and_logged(office):
    example(office)
    session = office.ask('sessions', '--from', '2023-01-01', '--to', '2023-01-31')['sessions'][0]['id']
    write = lambda name: os.path.join(office.dir, name)
    brief = office.ask('brief', session, '--output', write('brief.pdf'))
    equal(brief['pages'], max(brief['matters'], 1))
    office.ask('brief', session, '--large', '--audience', 'unit', '--output', write('large.docx'))
    office.ask('sheet', session, 'record-book', '--output', write('book.docx'))
    office.ask('sheet', session, 'sign-in', '--part', 'A', '--output', write('a.pdf'))
    office.refuse('usage', 'brief', session)
    office.refuse('usage', 'sheet', session, 'leaflet', '--output', write('x.pdf'))
    office.refuse('usage', 'sheet', session, 'record-book', '--part', 'A', '--output', write('x.pdf'))
    office.refuse('constraint', 'brief', session, '--output', write('x.odt'))
    office.refuse('not-found', 'brief', 999999, '--output', write('x.pdf'))
    assert not os.path.exists(write('x.pdf')) and not os.path.exists(write('x.odt'))
    trail = office.run('audit').stdout
    for verb in (b'export.brief', b'export.record-book', b'export.sign-in'):
        assert verb in trail, verb


def test_a_task_from_the_instruction_to_the_visit_back(office):
    """The list of what is due, the steps and their refusals; each step moves the task in the lists."""
    office.staff()
    row = {'date': '2026-11-02', 'visitors': ['何己亥'], 'persons': 1, 'summary': '请求修复东村道路', 'opinion': '请核实后答复'}
    visit = office.ask('visit', 'add', 0, '--json-input', office.write('visit.json', json.dumps(row)))['visit']
    equal([item['kind'] for item in office.ask('due')['due'] if item['id'] == visit], ['unassigned'])
    unit = office.ask('units', 'list')['units'][0]['name']
    office.refuse('constraint', 'task', visit, 'assign', '--day', '2026-11-03')
    task = office.ask('task', visit, 'assign', '--unit', unit, '--days', '30', '--day', '2026-11-03')['task']
    equal((task['due'], task['state'], task['light']), ('2026-12-03', 'assigned', 'red'))
    equal([one['id'] for one in office.ask('tasks', '--light', 'red')['tasks']], [task['id']])
    equal([item['kind'] for item in office.ask('due')['due'] if item['id'] == task['id']], ['task-overdue'])

    office.refuse('constraint', 'task', task['id'], 'check')
    office.refuse('constraint', 'task', task['id'], 'answer', '--day', '2026-12-18')
    office.refuse('usage', 'task', task['id'], 'dance')
    office.refuse('not-found', 'task', 4711)
    for step in (['receive'], ['urge', '--way', 'phone', '--grounds', 'overdue'], ['answer', '--text', '已修复'], ['check'],
                 ['serve'], ['visit-back', '--way', 'phone', '--text', '道路已通'], ['close']):
        office.ask('task', task['id'], *step)
    office.ask('task', task['id'], 'evaluate', '--value', '满意')
    done = office.ask('task', task['id'])['task']
    equal((done['state'], done['urged'], len(done['steps'])), ('done', 1, 9))
    equal(office.ask('tasks')['tasks'], [])
    equal([one['id'] for one in office.ask('tasks', '--part', 'done')['tasks']], [task['id']])
    equal(office.ask('reminders')['reminders'], [])
    office.refuse('usage', 'reminders', '--since', 'yesterday')


def test_a_charge_from_the_list_to_its_striking_off(office):
    """The steps in their order, what is still wanted, one name in ledger, case and charge, and the table."""
    office.staff()
    row = {'date': '2026-11-02', 'visitors': ['何己亥'], 'persons': 1, 'summary': '请求修复东村道路'}
    case = office.ask('visit', 'add', 0, '--json-input', office.write('visit.json', json.dumps(row)))['case']
    number = office.ask('case', case)['case']['number']
    leader, top = [one['name'] for one in office.ask('leaders', 'list')['leaders']][:2]
    equal(office.ask('charge', case)['charges'], [])
    office.refuse('constraint', 'charge', case, 'approve', '--person', top)
    office.refuse('constraint', 'charge', case, 'take')
    charge = office.ask('charge', number, 'take', '--leader', leader, '--day', '2026-11-03')['charges'][0]
    equal((charge['state'], charge['wants'][0], charge['light']), ('listed', 'table', None))
    office.refuse('constraint', 'charge', case, 'approve', '--person', top)
    office.ask('charge', case, 'change', '--unit', '示例市水利局', '--limit', '2026-12-10', '--day', '2026-11-03')
    for step in (['approve', '--person', top], ['serve'], ['plan', '--text', '先查后修'], ['meet', '--text', '会商']):
        charge = office.ask('charge', case, *step, '--day', '2026-11-04')['charges'][0]
    equal((charge['state'], charge['light'], charge['wants']), ('overdue', 'red', ['result', 'papers']))
    equal([one['case'] for one in office.ask('charges', '--part', 'overdue', '--leader', leader)['charges']], [case])
    equal([item['kind'] for item in office.ask('due')['due'] if item['id'] == case], ['charge'])
    equal(office.ask('case', case)['case']['case_leader'], leader)

    office.refuse('constraint', 'charge', case, 'extend', '--limit', '2027-01-10')
    office.refuse('constraint', 'charge', case, 'strike')
    office.refuse('usage', 'charge', case, 'dance')
    office.refuse('usage', 'charges', '--part', 'late')
    office.refuse('not-found', 'charge', 'JF19990001')
    office.ask('charge', case, 'extend', '--limit', '2027-01-10', '--person', top, '--text', '连日有雨')
    equal([item['kind'] for item in office.ask('due')['due'] if item['id'] == case and item['kind'] == 'charge'], [])
    path = os.path.join(office.dir, 'table.pdf')
    equal(office.ask('charge', case, 'paper', '--output', path)['file'], path)
    assert b'export.charge' in office.run('audit').stdout
    for step in (['finish', '--text', '道路已通'], ['papers', '--text', '验收单'], ['strike']):
        charge = office.ask('charge', case, *step)['charges'][0]
    equal((charge['state'], charge['wants'], charge['extended'], len(charge['lines'])), ('struck', [], 1, 10))
    equal(office.ask('charges')['charges'], [])
    equal(office.ask('case', case)['case']['closed'], None, 'struck off is not closed')


def test_papers_of_a_case_say_what_is_missing(office):
    example(office)
    case = office.ask('cases', '--state', 'open')['cases'][-1]['number']
    write = lambda name: os.path.join(office.dir, name)
    paper = lambda kind, name, *more: ('case', case, 'paper', kind, '--output', write(name)) + more
    office.refuse('usage', *paper('leaflet', 'x.pdf'))
    office.refuse('usage', 'case', case, 'paper', 'decline')
    office.refuse('usage', 'case', case, '--record')
    office.refuse('usage', *paper('decline', 'x.pdf', '--fact', 'reason'))
    office.refuse('constraint', *paper('decline', 'x.pdf'))
    office.refuse('constraint', *paper('no-more', 'x.pdf'))
    office.refuse('constraint', *paper('report', 'x.pdf'))
    office.refuse('constraint', *paper('extension', 'x.pdf'))
    equal(office.ask('case', case)['papers'], [])
    first = office.ask(*paper('acceptance', 'a.pdf', '--record'))
    again = office.ask(*paper('acceptance', 'a.docx', '--record'))
    equal((first['number'], first['again']), ('信受〔2026〕1号', False))
    equal((again['number'], again['again'], again['paper']), ('信受〔2026〕1号', True, first['paper']))
    equal([moment['kind'] for moment in office.ask('case', case)['case']['moments']].count('accepted'), 1)
    declined = office.ask(*paper('decline', 'b.pdf', '--fact', 'reason=已由人民法院受理'))
    equal(declined['number'], '信不受〔2026〕1号')
    equal([one['kind'] for one in office.ask('case', case)['papers']], ['decline', 'acceptance'])
    assert not os.path.exists(write('x.pdf'))
    assert b'export.case-paper' in office.run('audit').stdout


def test_papers_of_a_task_keep_their_number(office):
    example(office)
    task = office.ask('tasks', '--light', 'red')['tasks'][0]['id']
    write = lambda name: os.path.join(office.dir, name)
    office.refuse('constraint', 'task', task, 'paper', 'urging', '--output', write('x.pdf'))
    office.refuse('constraint', 'task', task, 'paper', 'assignment', '--output', write('x.odt'))
    office.refuse('usage', 'task', task, 'paper', 'leaflet', '--output', write('x.pdf'))
    office.refuse('usage', 'task', task, 'paper', 'assignment')
    office.refuse('usage', 'task', task, 'paper')
    first = office.ask('task', task, 'paper', 'assignment', '--output', write('a.pdf'))
    again = office.ask('task', task, 'paper', 'assignment', '--output', write('a.docx'))
    equal((first['number'], first['again']), ('信交〔2026〕1号', False))
    equal((again['number'], again['again'], again['paper']), ('信交〔2026〕1号', True, first['paper']))
    equal(office.ask('task', task)['task']['number'], '信交〔2026〕1号')
    assert not os.path.exists(write('x.pdf')) and not os.path.exists(write('x.odt'))
    assert b'export.task-paper' in office.run('audit').stdout

    office.refuse('constraint', 'task', task, 'void-paper', '信交〔2026〕1号')
    office.refuse('not-found', 'task', task, 'void-paper', '信交〔2026〕9号', '--reason', '写错')
    voided = office.ask('task', task, 'void-paper', '信交〔2026〕1号', '--reason', '期限写错')['task']
    equal([(paper['number'], paper['void'], paper['reason']) for paper in voided['papers']],
          [('信交〔2026〕1号', True, '期限写错')])
    equal(voided['number'], None)
    office.refuse('constraint', 'task', task, 'void-paper', '信交〔2026〕1号', '--reason', '写错')
    equal(office.ask('task', task, 'paper', 'assignment', '--output', write('b.pdf'))['number'], '信交〔2026〕2号')

    line = office.ask('task', task, 'progress', '--text', '已列入计划')['task']['steps'][0]['id']
    office.refuse('constraint', 'task', task, 'note', '--corrects', line)
    office.refuse('not-found', 'task', task, 'note', '--corrects', 4711, '--text', '期限应为20日')
    note = office.ask('task', task, 'note', '--corrects', line, '--text', '期限应为20日')['task']['steps'][-1]
    equal((note['kind'], note['corrects']), ('note', line))
    equal(office.ask('check')['problems'], [])


def test_a_new_calendar_says_what_it_moves(office):
    office.staff()
    row = {'date': '2026-12-04', 'visitors': ['何己亥'], 'persons': 1, 'summary': '请求修复东村道路', 'opinion': '请核实后答复'}
    visit = office.ask('visit', 'add', 0, '--json-input', office.write('visit.json', json.dumps(row)))['visit']
    unit = office.ask('units', 'list')['units'][0]['name']
    task = office.ask('task', visit, 'assign', '--unit', unit, '--days', '30', '--day', '2026-12-05')['task']
    equal(task['due'], '2027-01-04')
    notice = {'2027': {'off': ['2027-01-01', '2027-01-04'], 'work': [], 'source': 'an invented notice'}}
    path = office.write('2027.json', json.dumps(notice))
    moved = office.ask('calendar', 'import', path)['moved']
    equal([(one['subject'], one['before'], one['after']) for one in moved],
          [(f"task:{task['id']}", '2027-01-04', '2027-01-05')])
    equal(office.ask('task', task['id'])['task']['due'], '2027-01-05')
    equal(office.ask('calendar', 'import', path)['moved'], [], 'the same calendar again')


def test_search_finds_characters_pinyin_and_digits(office):
    example(office)
    answer = office.ask('search', '村道', '--limit', 5)
    assert answer['total'] > 5 and len(answer['hits']) == 5, answer
    equal(set(answer['hits'][0]) >= {'case', 'title', 'where'}, True)
    case = office.ask('case', answer['hits'][0]['case'])['case']
    assert '村道' in case['title'], case
    number = case['number']
    equal([hit['number'] for hit in office.ask('search', number)['hits']], [number])
    equal(office.ask('case', number)['case']['id'], case['id'])
    assert office.ask('search', 'ddh')['total'] > 0
    equal(office.ask('search', '村', '道', '--limit', 0)['total'] >= answer['total'], True)
    office.refuse('not-found', 'case', 999999)


def test_numbers_of_persons_are_masked_unless_asked_for(office):
    example(office)
    plain = office.ask('case', 1)['case']
    assert '****' in plain['phones'], plain['phones']
    looked = len(office.ask('audit', '--since', TODAY)['audit'])
    full = office.ask('case', 1, '--full')['case']
    assert full['phones'].isdigit() and len(full['phones']) == 11
    audit = office.ask('audit', '--since', TODAY)['audit']
    equal(len(audit), looked + 1)


def test_a_case_shows_its_clocks_with_their_sums(office):
    example(office)
    answer = office.ask('case', 600)
    clocks = {clock['id']: clock for clock in answer['clocks']}
    assert {'id', 'state', 'due', 'unrolled', 'days_left', 'sum'} <= set(clocks['D1']), clocks['D1']
    with contextlib.closing(connect(office.path)) as db:
        events = dict(db.execute('SELECT kind, day FROM event WHERE case_id = 600'))
    equal(clocks['D1']['start'], events['received'])
    equal(clocks['D1']['sum'][0], {'day': events['received'], 'n': 0, 'what': 'start'})
    equal((clocks['D1']['state'], clocks['D4']['state']), ('on-time', 'on-time'))
    equal(clocks['D4']['start'], events['accepted'])


# The ledger as a file

def read_csv(path):
    with open(path, 'rb') as file:
        content = file.read()
    assert content.startswith(b'\xef\xbb\xbf'), 'no byte order mark'
    return list(csv.reader(io.StringIO(content.decode('utf-8-sig'), newline='')))


def test_an_exported_ledger_gives_the_same_records(office):
    office.staff()
    for file in sorted(glob.glob(os.path.join(TESTDATA, 'ledgers', '0*.[xct]*'))):
        shutil.rmtree(office.path)
        office.staff()
        office.ask('import', file)
        for ending in ('xlsx', 'csv'):
            out = os.path.join(office.dir, 'out.' + ending)
            done = office.ask('ledger', '--output', out)
            again = Office(os.path.join(office.dir, 'again-' + ending))
            os.makedirs(again.dir)
            again.staff().ask('import', out)
            bad = [(have, want) for have, want in zip(contents(again), contents(office)) if have != want]
            assert not bad, f'{file} as {ending}: {bad[:2]}'
            equal(len(contents(again)), len(contents(office)), file)
            equal(done['rows'], len(contents(office)), file)
            shutil.rmtree(again.dir)


QUERY = """
  SELECT v.book, v.year, v.serial, v.day, v.day_end, v.part, v.persons, v.persons_approximate, v.representatives,
    v.concerned, v.anonymous, v.visitors, v.masked, v.address, v.first, v.remark,
    c.national_number, c.title, c.type, c.purpose, c.class, c.class_path, c.restricted, c.registered_at,
    c.case_leader, c.case_leader_name, c.status_text, c.closed_day, c.resolved, c.satisfaction,
    s.day, s.part, s.place, s.method, s.state,
    (SELECT group_concat (name || coalesce (post, '')) FROM
      (SELECT name, post FROM session_leader WHERE session = s.id ORDER BY ordinal)),
    (SELECT group_concat (coalesce (name, '') || representative || coalesce (id_number, '') || coalesce (phone, '')) FROM
      (SELECT * FROM petitioner WHERE visit = v.id ORDER BY ordinal)),
    (SELECT group_concat (body) FROM instruction WHERE visit = v.id),
    t.handler, t.assigned, t.due, t.limit_days, t.limit_kind, t.progress, t.state, t.closed, t.visit_back,
    (SELECT group_concat (name) FROM (SELECT name FROM task_unit WHERE task = t.id ORDER BY ordinal)),
    (SELECT group_concat (kind || day) FROM (SELECT * FROM event WHERE case_id = c.id ORDER BY id))
  FROM visit v JOIN petition_case c ON c.id = v.case_id LEFT JOIN session s ON s.id = v.session
    LEFT JOIN task t ON t.visit = v.id
  WHERE v.row_state = 0 AND v.year BETWEEN ? AND ? ORDER BY v.book, v.year, v.serial"""


def contents(office, first=0, last=9999):
    with contextlib.closing(connect(office.path)) as db:
        return db.execute(QUERY, (first, last)).fetchall()


def test_the_whole_example_comes_back_from_its_file(office):
    example(office)
    out = os.path.join(office.dir, 'all.xlsx')
    done = office.ask('ledger', '--book', 'all', '--from', '2023-01-01', '--to', '2023-12-31', '--output', out)
    equal((done['rows'], done['batches'], done['persons']), (1046, 444, 1937))
    again = Office(os.path.join(office.dir, 'again'))
    os.makedirs(again.dir)
    again.staff().ask('import', out)
    for have, want in zip(contents(again), contents(office, 2023, 2023)):
        equal(have, want)
    equal(len(contents(again)), 1046)


def test_what_leaves_the_office_is_masked_or_withheld(office):
    office.staff()
    file = office.write('a.csv', '接访日期,信访人,人数,联系电话,身份证号,反映的主要问题,信访目的\n'
                        '2023-05-17,张三丰,1,19900000001,,要求修路,求决\n'
                        '2023-05-18,李四光,1,19900000002,,检举某人,检举控告\n')
    office.ask('import', file)
    out = os.path.join(office.dir, 'out.csv')
    equal(office.ask('ledger', '--output', out)['rows'], 2)
    inside = open(out, encoding='utf-8-sig').read()
    assert '张三丰' in inside and '19900000002' in inside
    equal(office.ask('ledger', '--output', out, '--audience', 'list')['rows'], 1)
    listed = open(out, encoding='utf-8-sig').read()
    assert '张某某' in listed and '19900000001' not in listed and '检举' not in listed
    for audience in ('unit', 'public'):
        equal(office.ask('ledger', '--output', out, '--audience', audience)['rows'], 1, audience)
        text = open(out, encoding='utf-8-sig').read()
        assert '检举' not in text and '李' not in text and '19900000001' not in text, text
    assert '要求修路' not in text and '张三丰' not in text, 'free text to the public'
    pdf = os.path.join(office.dir, 'out.pdf')
    equal(office.ask('ledger', '--output', pdf)['rows'], 2)
    equal(office.ask('ledger', '--output', pdf, '--audience', 'unit'), {
        'ok': True, 'file': pdf, 'rows': 1, 'batches': 1, 'persons': 1})
    assert open(pdf, 'rb').read(5) == b'%PDF-'
    verbs = [line['verb'] for line in office.ask('audit')['audit']]
    equal(verbs.count('export.ledger'), 6)


def test_formula_characters_do_no_harm(office):
    office.staff()
    file = office.write('a.csv', '接访日期,信访人,人数,反映的主要问题\n2023-05-17,张三,1,"=HYPERLINK(""http://a"")"\n')
    office.ask('import', file)
    out = os.path.join(office.dir, 'out.csv')
    office.ask('ledger', '--output', out)
    for row in read_csv(out)[1:]:
        assert not any(cell[:1] in ('=', '@', '+') for cell in row), row


def test_an_export_that_fails_leaves_no_file(office):
    example(office)
    office.ask('ledger', '--output', os.path.join(office.dir, 'none', 'out.xlsx'), code=1)
    office.ask('ledger', '--output', os.path.join(office.dir, 'none', 'out.pdf'), code=1)
    office.ask('ledger', '--output', os.path.join(office.dir, 'out.doc'), code=1)
    equal(sorted(os.listdir(office.dir)), ['office.siyi'])


# A visit from a script

def test_a_visit_is_registered_and_its_twins_told(office):
    office.staff()
    form = {'visitors': ['张三丰'], 'persons': 2, 'phones': ['+86 199 0000 0001'], 'summary': '要求修路',
            'class': '交通运输', 'first': '初访', 'address': '甲河镇'}
    one = office.ask('visit', 'add', 0, '--json-input', office.write('v.json', json.dumps(form)))
    equal(one['twins'], [])
    two = office.ask('visit', 'add', 0, '--json-input', office.write('v.json', json.dumps(dict(form, first='重'))))
    equal([twin['case'] for twin in two['twins']], [one['case']])
    equal(two['serial'], one['serial'] + 1)
    case = office.ask('case', one['case'], '--full')['case']
    equal((case['phones'], case['first'], case['persons'], case['registered']), ('19900000001', '初', 2, TODAY))
    report = dict(form, visitors=['李四光'], purpose='检举控告', **{'class': '国土资源'})
    three = office.ask('visit', 'add', 0, '--json-input', office.write('v.json', json.dumps(report)))
    case = office.ask('case', three['case'])['case']
    equal((case['restricted'], case['class']), (True, '自然资源'))
    more = dict(form, case=one['case'])
    equal(office.ask('visit', 'add', 0, '--json-input', office.write('v.json', json.dumps(more)))['case'], one['case'])
    equal(office.ask('check')['problems'], [])


def test_a_wrong_visit_is_refused(office):
    office.staff()
    form = {'visitors': ['张三丰'], 'summary': '要求修路'}
    for fault in ({'visitors': []}, {'summary': None}, {'persons': '2'}, {'persons': -1}, {'date': '2023-02-30'},
                  {'date': '2027-01-01'}, {'nonsense': 1}, {'visitors': '张三丰'}, {'first': '也许'},
                  {'arrived': '25:00'}, {'case': 'x'}, {'visitors': ['甲', '乙'], 'persons': 1}):
        path = office.write('v.json', json.dumps(dict(form, **fault)))
        office.refuse('constraint', 'visit', 'add', 0, '--json-input', path)
    office.refuse('constraint', 'visit', 'add', 0, '--json-input', office.write('v.json', '[1]'))
    good = office.write('v.json', json.dumps(form))
    office.refuse('not-found', 'visit', 'add', 77, '--json-input', good)
    office.refuse('usage', 'visit', 'add', 0)


# Keeping

def test_a_backup_comes_back(office):
    example(office)
    before = contents(office)
    backup = office.ask('backup', os.path.join(office.dir, 'backups'))
    assert backup['checked'] and os.path.getsize(backup['file']) > 0
    office.ask('undo-import', 1)
    equal(contents(office, 2023, 2023), [])
    answer = office.ask('restore', backup['file'])
    equal(contents(office), before)
    assert os.path.exists(answer['kept'])
    equal(office.ask('check')['problems'], [])
    office.refuse('not-found', 'restore', os.path.join(office.dir, 'none'))
    office.ask('restore', office.write('rubbish', 'rubbish'), code=2)
    equal(contents(office), before)


def rubbish(data):
    return bytes(i * 131 % 251 for i in range(len(data)))


def half(data):
    return data[:len(data) // 8192 * 4096]


def one_page_flipped(data):
    return data[:4096] + bytes(b ^ 0xff for b in data[4096:8192]) + data[8192:]


def test_a_damaged_archive_comes_back(office):
    """The file is overwritten, cut, one page of it flipped: the backup made before brings all back, the ruin stays."""
    example(office)
    before = contents(office)
    backup = office.ask('backup', os.path.join(office.dir, 'stick'))['file']
    main = os.path.join(office.path, 'main.db')
    for ruin in rubbish, half, one_page_flipped:
        with open(main, 'rb') as file:
            ruined = ruin(file.read())
        with open(main, 'wb') as file:
            file.write(ruined)
        # 2 where it can't be opened; 1 where it can, and the check finds what is wrong.
        assert office.run('check').returncode in (1, 2), ruin.__name__
        kept = office.ask('restore', backup)['kept']
        with open(kept, 'rb') as file:
            assert file.read() == ruined, ruin.__name__
        os.unlink(kept)
        equal(contents(office), before)
        equal(office.ask('check')['problems'], [])


def tamper(office, *statements):
    import sqlite3
    with sqlite3.connect(os.path.join(office.path, 'main.db')) as db:
        for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'").fetchall():
            db.execute(f'DROP TRIGGER {name}')
        for statement in statements:
            db.execute(statement)


def test_the_trail_is_proved(office):
    example(office)
    office.ask('backup', os.path.join(office.dir, 'stick'))
    sound = office.ask('audit', '--verify')
    assert sound['state'] == 'sound' and 0 < sound['proved'] <= sound['rows'] and sound['anchors'] >= 2
    wrong = office.ask('audit', '--verify', '--anchor', '5:0123456789ab', code=1)
    equal((wrong['state'], wrong['to']), ('rewritten', 5))
    office.refuse('usage', 'audit', '--verify', '--anchor', '5')
    tamper(office, f"DELETE FROM audit WHERE seq > {sound['proved']} - 7")
    cut = office.ask('audit', '--verify', code=1)
    equal((cut['state'], cut['from'], cut['to']), ('cut', sound['proved'] - 6, sound['proved']))
    tamper(office, "UPDATE audit SET who = 'nobody' WHERE seq = 12")
    edited = office.ask('audit', '--verify', code=1)
    equal((edited['state'], edited['to']), ('edited', 12))


def test_an_old_backup_is_due(office):
    """Nothing is said the day after a backup; four days after it the list has a line."""
    office.staff()
    kept = office.ask('backup', os.path.join(office.path, 'backups'))['file']
    equal([item for item in office.ask('due')['due'] if item['kind'] == 'backup'], [])
    os.rename(kept, os.path.join(office.path, 'backups', 'office-20261203-181500.siyi-backup'))
    line, = [item for item in office.ask('due')['due'] if item['kind'] == 'backup']
    equal((line['day'], line['days_left'], line['light']), ('2026-12-06', -11, 'yellow'))
    assert '2026-12-03' in line['line'], line


def test_damage_is_told_with_its_exit_code(office):
    example(office)
    with open(os.path.join(office.path, 'main.db'), 'r+b') as file:
        file.write(b'rubbish rubbish ')
    office.ask('cases', code=2)
    run = office.run('cases')
    equal((run.returncode, run.stdout), (2, b''))


# Rough ends

def test_an_answer_that_can_t_be_written_is_no_success(office):
    example(office)
    with open('/dev/full', 'wb') as full:
        for words in (['cases'], ['--json', 'cases'], ['--help']):
            run = subprocess.run(office.command(*words), stdout=full, stderr=subprocess.PIPE, timeout=300)
            equal(run.returncode, 2, words)
            equal(run.stderr.count(b'\n'), 1, words)


def test_a_closed_pipe_ends_quietly(office):
    example(office)
    run = subprocess.Popen(office.command('cases'), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.read(10)
    run.stdout.close()
    equal(run.wait(timeout=300), 2)
    equal(run.stderr.read(), b'')


def test_a_killed_import_leaves_all_or_nothing(office):
    office.staff()
    begin = time.monotonic()
    copy = Office(os.path.join(office.dir, 'copy'))
    shutil.copytree(office.path, copy.path)
    copy.ask('import', SEED)
    whole = time.monotonic() - begin
    for part in range(1, 7):
        run = subprocess.Popen(office.command('import', SEED), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * part / 6)
        run.send_signal(signal.SIGKILL)
        run.wait()
        total = office.ask('cases')['total']
        assert total in (0, 1046), total
        equal(office.ask('check')['problems'], [])
        if total:
            break


def test_ctrl_c_stops_long_work_and_leaves_nothing(office):
    def records():
        return [line for line in office.state() if not line.startswith('INSERT INTO "audit"')]

    example(office)
    before = records()
    out = os.path.join(office.dir, 'package')
    here, there = pty.openpty()
    run = subprocess.Popen(office.command('package', '--year', 2026, '--output', out), stdout=subprocess.PIPE, stderr=there)
    os.close(there)
    told = b''
    while b'%' not in told:
        told += os.read(here, 100)
    run.send_signal(signal.SIGINT)
    equal(run.wait(timeout=300), 1)
    try:
        while True:
            told += os.read(here, 1000)
    except OSError:
        os.close(here)
    assert b'siyictl: ' in told and b'Stopped; nothing was changed' in told, told
    assert not os.path.exists(out), os.listdir(office.dir)
    # That it was to leave stands in the trail.
    assert records() == before


def test_a_check_tells_what_it_reads(office):
    example(office)
    here, there = pty.openpty()
    run = subprocess.Popen(office.command('check'), stdout=subprocess.DEVNULL, stderr=there)
    os.close(there)
    told = b''
    try:
        while True:
            told += os.read(here, 10000)
    except OSError:
        os.close(here)
    equal(run.wait(timeout=300), 0)
    for part in (b'structure of the database', b'audit trail', b'rules of the records', b'photos and scans'):
        assert part in told, (part, told[:400])


def test_a_list_of_destruction_goes_on_paper(office):
    example(office)
    due = office.ask('retention', '--due', 2100)['due']
    assert due, 'nothing ever falls due'
    case = next(line for line in due if not line['hand_over'])
    office.ask('retention', 'set', case['case'], '--years', 1, '--reason', 'short')
    number = office.ask('retention', 'list', case['case'], '--reason', 'kept long enough')['id']
    for ending in ('pdf', 'docx'):
        path = os.path.join(office.dir, f'list.{ending}')
        answer = office.ask('retention', 'print', number, '--output', path)
        equal((answer['file'], answer['matters'] >= 0, answer['pages'] >= 0), (path, True, True))
        assert os.path.getsize(path) > 1000
    equal(office.run('audit', '--limit', 5).stdout.count(b'export.destruction'), 2)
    office.refuse('usage', 'retention', 'print', number)
    office.refuse('constraint', 'retention', 'print', number, '--output', os.path.join(office.dir, 'list.xls'))
    office.refuse('not-found', 'retention', 'print', 99, '--output', os.path.join(office.dir, 'none.pdf'))
    assert not os.path.exists(os.path.join(office.dir, 'none.pdf'))


# The runner

def main():
    failed = offices.run(globals(), Office, 'siyi-ctl-')
    shutil.rmtree(getattr(example, 'folder', ''), ignore_errors=True)
    sys.exit(failed > 0)


main()
