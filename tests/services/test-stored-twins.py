#!/usr/bin/env python3
"""test-stored-twins.py SIYICTL DATA LEDGERS: a ledger taken over again after rows were added to it (domain,
10.4): what the archive holds is shown and not taken, what is new is; TAP on stdout."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
from ledgers import Sheet, workbook

CTL, DATA, LEDGERS = sys.argv[1:4]
CLEAN = os.path.join(LEDGERS, '01-clean.xlsx')
HEADINGS = ['信访件编号', '接访日期', '接访领导', '信访人', '联系电话', '人数', '反映问题']
STORED = ['', '2026-03-02', '顾甲申', '张三', '19900000001', '2', '反映某小区拖欠物业费退款问题']


def ask(archive, *words):
    run = subprocess.run([CTL, '--archive', archive, '--json', *words], capture_output=True, text=True, timeout=60)
    answer = json.loads(run.stdout)
    assert run.returncode == 0, run.stderr
    return answer


def stored_rows(answer):
    return [flag['row'] for flag in answer['flagged'] if flag['why'] == 'already-stored' and flag['field'] == '*']


def counts(answer):
    return answer['rows'], answer['visits'], answer['persons'], len(stored_rows(answer))


def grown(path):
    """01-clean with two more rows: the last one on the next day, and with another name."""
    sheet = 'xl/worksheets/sheet1.xml'
    with zipfile.ZipFile(CLEAN) as old, zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == sheet:
                text = body.decode()
                row = re.findall(r'<row r="61".*?</row>', text, re.S)[0]
                day = int(re.search(r'<c r="B61"[^>]*><v>(\d+)</v>', row)[1])
                later = row.replace(f'<v>{day}</v>', f'<v>{day + 1}</v>', 1)
                other = re.sub(r'(<c r="G61".*?<t>).*?(</t>)', r'\1新来人\2', row)
                more = re.sub(r'(r="[A-Y]?)61"', r'\g<1>62"', later) + re.sub(r'(r="[A-Y]?)61"', r'\g<1>63"', other)
                body = text.replace('</sheetData>', more + '</sheetData>').encode()
            new.writestr(name, body)


def expect(got, want, what):
    return [] if got == want else [f'{what}: {got}, want {want}']


def check_grown(archive, folder):
    path = os.path.join(folder, 'grown.xlsx')
    grown(path)
    first = ask(archive, 'import', CLEAN)
    last = first['records'][-1]['fields']['persons']
    again = ask(archive, 'import', path)
    bad = expect(counts(first), (60, 60, first['persons'], 0), 'first')
    bad += expect(counts(again), (62, 2, 2 * last, 60), 'grown')
    bad += expect(stored_rows(again), list(range(2, 62)), 'rows')
    third = ask(archive, 'import', path, '--dry-run')
    bad += expect(counts(third), (62, 0, 0, 62), 'again')
    stats = ask(archive, 'ledger', '--book', 'all', '--output', os.path.join(folder, 'grown-all.xlsx'))
    bad += expect((stats['rows'], stats['persons']), (62, first['persons'] + 2 * last), 'archive')
    return bad


def check_written(archive, folder):
    seed = os.path.join(DATA, 'samples', 'seed-2023.xlsx')
    taken = ask(archive, 'import', seed)
    bad = expect(stored_rows(taken), [], 'an empty archive')
    for kind in ('xlsx', 'csv'):
        path = os.path.join(folder, f'year.{kind}')
        ask(archive, 'ledger', '--book', 'all', '--output', path)
        again = ask(archive, 'import', path)
        bad += expect((counts(again), again['items']), ((taken['rows'], 0, 0, taken['rows']), 0), kind)
    return bad


def check_undone(archive, folder):
    first = ask(archive, 'import', CLEAN)
    ask(archive, 'undo-import', str(first['batch']), '--yes')
    again = ask(archive, 'import', CLEAN)
    return expect(counts(again), (60, 60, first['persons'], 0), 'taken again')


def check_rules(archive, folder):
    """One row beside one stored visit: what makes it the same, and what does not."""
    def row(**other):
        values = dict(zip(HEADINGS, STORED))
        values.update(other)
        return [values[heading] for heading in HEADINGS]
    numbered = row(信访件编号='信2026000001', 信访人='李四', 联系电话='', 反映问题='反映农田灌溉用水不足问题')
    silent = row(信访人='王五', 联系电话='', 反映问题='反映道路破损长期无人维修问题')
    cases = [
        ('word for word', row(), True),
        ('a few words changed', row(反映问题='反映某小区拖欠物业费的退款问题'), True),
        ('one name of two', row(信访人='张三、赵六'), True),
        ('another day', row(接访日期='2026-03-03'), False),
        ('another name', row(信访人='张四'), False),
        ('another phone', row(联系电话='19900000002'), False),
        ('no phone beside one', row(联系电话=''), False),
        ('another request', row(反映问题='反映子女入学学区划分不合理问题'), False),
        ('the number alone', row(信访件编号='信2026000001', 信访人='周七', 反映问题='别的话'), True),
        ('the number on another day', row(信访件编号='信2026000001', 信访人='周七', 接访日期='2026-03-05'), False),
        ('no phone on either side', silent, True),
        ('a phone beside none', [*silent[:4], '19900000003', *silent[5:]], False),
    ]
    path = os.path.join(folder, 'stored.xlsx')
    with open(path, 'wb') as file:
        file.write(workbook(Sheet('台账', [HEADINGS, row(), numbered, silent])))
    bad = expect(counts(ask(archive, 'import', path))[1:], (3, 6, 0), 'stored')
    for name, values, same in cases:
        path = os.path.join(folder, 'one.xlsx')
        with open(path, 'wb') as file:
            file.write(workbook(Sheet('台账', [HEADINGS, values])))
        answer = ask(archive, 'import', path, '--dry-run')
        bad += expect((len(stored_rows(answer)), answer['visits']), (1, 0) if same else (0, 1), name)
    return bad


def main():
    checks = [('rows were added', check_grown), ('the written ledger comes back', check_written),
              ('taken back, it may come again', check_undone), ('what is the same', check_rules)]
    failed = 0
    print(f'1..{len(checks)}')
    with tempfile.TemporaryDirectory(prefix='siyi-stored-') as folder:
        office = os.path.join(folder, 'office.siyi')
        for words in (['new'], ['leaders', 'import', os.path.join(DATA, 'samples', 'leaders.csv')],
                      ['units', 'import', os.path.join(DATA, 'samples', 'units.csv')]):
            ask(office, *words)
        for number, (name, check) in enumerate(checks, 1):
            archive = os.path.join(folder, f'{number}.siyi')
            shutil.copytree(office, archive)
            bad = check(archive, folder)
            failed += bool(bad)
            print(f'{"not ok" if bad else "ok"} {number} - {name}')
            for line in bad:
                print(f'# {line}')
            sys.stdout.flush()
    return failed > 0


sys.exit(main())
