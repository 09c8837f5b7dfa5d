#!/usr/bin/env python3
"""test-ledgers.py SIYICTL DATA: ledgers made for each line of the rules of takeover (domain, 10), and what
siyictl says of them; TAP on stdout."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import hostile_ledgers
import ledger_tables

CTL, DATA = sys.argv[1:3]
ONLY = sys.argv[3] if len(sys.argv) > 3 else ''
MOST_SHOWN = 40
MOST_MEMORY = 256 << 20
MOST_SECONDS = 10


# A small process starts siyictl: what it used is measured without the memory of this one.
MEASURE = '''
import os, resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print()
print(used.ru_maxrss, used.ru_utime + used.ru_stime, code)
'''


def ask(archive, *words):
    command = [CTL, '--archive', archive, '--json', *words]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return run, json.loads(run.stdout)


def differences(ledger, got):
    want = {'rows': ledger.count, 'visits': ledger.visits, 'persons': ledger.persons, 'items': ledger.items}
    for key, value in want.items():
        if got.get(key) != value:
            yield f'{key} {got.get(key)}, want {value}'
    have = sorted(((f['sheet'], f['row'], f['field'], f['why']) for f in got['flagged']), key=str)
    need = sorted(ledger.flags, key=str)
    yield from (f'flag {f} is too much' for f in have if have.count(f) > need.count(f))
    yield from (f'flag {f} is missing' for f in need if need.count(f) > have.count(f))
    if ledger.sheets is not None:
        sheets = [{k: s.get(k) for k in want} for s, want in zip(got['sheets'], ledger.sheets)]
        if sheets != ledger.sheets or len(got['sheets']) != len(ledger.sheets):
            yield f'sheets {got["sheets"]}, want {ledger.sheets}'
    records = {(r['sheet'], r['row']): r for r in got['records']}
    if not ledger.part and set(records) != set(ledger.rows):
        yield f'records {sorted(set(records) - set(ledger.rows))} are too much, {sorted(set(ledger.rows) - set(records))} missing'
    for place, fields in ledger.rows.items():
        record = records.get(place, {'fields': {}})
        for key in sorted(set(fields) | set(record['fields'])):
            if fields.get(key) != record['fields'].get(key):
                yield f'{place} {key} {record["fields"].get(key)!r}, want {fields.get(key)!r}   [{fields.get("summary")}]'
        for key in ('inferred', 'rows', 'comments'):
            value, wanted = record.get(key), ledger.more.get(place, {}).get(key)
            if (sorted(value) if key == 'inferred' and value else value or None) != (sorted(wanted) if key == 'inferred' and wanted else wanted or None):
                yield f'{place} {key} {value}, want {wanted}'


def check_ledger(archive, folder, ledger):
    path = os.path.join(folder, f'ledger.{ledger.kind}')
    with open(path, 'wb') as file:
        file.write(ledger.data)
    run, got = ask(archive, 'import', path, '--dry-run')
    if run.returncode != 0:
        return [f'exit {run.returncode}: {run.stderr.strip()}']
    return list(differences(ledger, got))


def check_hostile(archive, folder, kind, codes, make):
    path = os.path.join(folder, f'hostile.{kind}')
    with open(path, 'wb') as file:
        file.write(make())
    run = subprocess.run([sys.executable, '-c', MEASURE, CTL, '--archive', archive, '--json', 'import', path, '--dry-run'],
                         capture_output=True, text=True, timeout=60)
    memory, seconds, code = run.stdout.splitlines()[-1].split()
    bad = []
    if int(memory) << 10 > MOST_MEMORY:
        bad.append(f'{int(memory) >> 10} MiB')
    if float(seconds) > MOST_SECONDS:
        bad.append(f'{seconds} s')
    answer = json.loads(run.stdout[:run.stdout[:-1].rindex('\n')])
    word = answer.get('error', {}).get('code', 'read')
    if word not in codes or int(code) != (0 if word == 'read' else 1):
        bad.append(f'exit {code}, {word}, want {codes}')
    if word != 'read' and run.stderr.count('\n') != 1:
        bad.append(f'not one sentence: {run.stderr!r}')
    return bad


def check_round_trip(archive, folder, kind):
    """The year of the samples: taken over, written out, taken over by another office."""
    seed = os.path.join(DATA, 'samples', 'seed-2023.xlsx')
    path = os.path.join(folder, f'written.{kind}')
    _, taken = ask(archive, 'import', seed, '--dry-run')
    other = os.path.join(folder, f'other-{kind}.siyi')
    shutil.copytree(archive, other)
    ask(other, 'import', seed)
    ask(other, 'ledger', '--book', 'all', '--output', path)
    _, again = ask(archive, 'import', path, '--dry-run')
    bad = [f'{key} {again[key]}, was {taken[key]}' for key in ('rows', 'visits', 'persons', 'items', 'flagged') if again[key] != taken[key]]
    one, two = (sorted(json.dumps({k: v for k, v in r['fields'].items() if k != 'serial'}, ensure_ascii=False, sort_keys=True) for r in answer['records'])
                for answer in (taken, again))
    bad += [f'lost {r}' for r in sorted(set(one) - set(two))[:5]] + [f'made {r}' for r in sorted(set(two) - set(one))[:5]]
    return bad


def check_twice(archive, folder):
    other = os.path.join(folder, 'twice.siyi')
    shutil.copytree(archive, other)
    seed = os.path.join(DATA, 'samples', 'seed-2023.xlsx')
    stats = ['stats', '--from', '2023-01-01', '--to', '2023-09-30']
    _, one = ask(other, 'import', seed), ask(other, *stats)[1]
    _, two = ask(other, 'import', seed), ask(other, *stats)[1]
    return [] if one == two else ['the same file twice made doubles']


def main():
    tests = []
    with tempfile.TemporaryDirectory(prefix='siyi-ledgers-') as folder:
        archive = os.path.join(folder, 'office.siyi')
        for words in (['new'], ['leaders', 'import', os.path.join(DATA, 'samples', 'leaders.csv')],
                      ['units', 'import', os.path.join(DATA, 'samples', 'units.csv')]):
            ask(archive, *words)
        for ledger in [*ledger_tables.value_ledgers(), *ledger_tables.table_ledgers()]:
            tests.append((ledger.name, lambda ledger=ledger: check_ledger(archive, folder, ledger)))
        for name, *hostile in hostile_ledgers.all():
            tests.append((f'hostile: {name}', lambda hostile=hostile: check_hostile(archive, folder, *hostile)))
        for kind in ('xlsx', 'csv'):
            tests.append((f'round trip: .{kind}', lambda kind=kind: check_round_trip(archive, folder, kind)))
        tests.append(('the same file twice', lambda: check_twice(archive, folder)))
        tests = [test for test in tests if ONLY in test[0]]
        print(f'1..{len(tests)}')
        failed = 0
        for number, (name, test) in enumerate(tests, 1):
            bad = test()
            failed += bool(bad)
            print(f'{"not ok" if bad else "ok"} {number} - {name}')
            for line in bad[:MOST_SHOWN]:
                print(f'# {line}')
            sys.stdout.flush()
    return failed > 0


sys.exit(main())
