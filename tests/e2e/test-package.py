#!/usr/bin/env python3
"""test-package.py SIYICTL BAGCHECK: the four-ones archive leaves as a package that any machine verifies; TAP on stdout.

Checked by sha256sum, by the package's own script, by a validator written from RFC 8493 alone, and by siyictl; what
must not leave is sought in every byte, in unpacked workbooks and in the text of each PDF."""
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import offices

CTL, BAGCHECK = sys.argv[1:3]
TODAY = '2026-12-17'
ACCUSER = {'visitors': ['司马告白'], 'phones': ['19900000444'], 'ids': ['430499195203058939'], 'purpose': '检举控告',
           'summary': '检举标记局长索贿一事', 'class': '自然资源', 'address': '秘河镇暗谷村', 'persons': 1, 'first': '初访'}
PETITIONER = {'visitors': ['欧阳求路'], 'phones': ['19900000555'], 'ids': ['430499195203058939'], 'summary': '要求修通村道路',
              'class': '交通运输', 'address': '甲河镇乙水村三组', 'persons': 2, 'first': '初访'}
PHRASE = '档案封存口令二〇二六'


class Office:
    example = None

    def __init__(self, folder):
        self.dir = folder
        self.path = os.path.join(folder, 'office.siyi')
        if Office.example is None:
            Office.example = os.path.join(tempfile.mkdtemp(prefix='siyi-package-example-'), 'office.siyi')
            subprocess.run([CTL, '--archive', Office.example, '--today', TODAY, 'example'], check=True, capture_output=True)
        shutil.copytree(Office.example, self.path)

    def ask(self, *words, code=0, archive=None):
        run = subprocess.run([CTL, '--archive', archive or self.path, '--today', TODAY, '--json', *map(str, words)],
                             capture_output=True, timeout=300)
        assert run.returncode == code, f'{words}: exit {run.returncode}: {run.stderr.decode()}{run.stdout.decode()}'
        return json.loads(run.stdout)

    def at(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, text):
        open(self.at(name), 'w', encoding='utf8').write(text)
        return self.at(name)

    def visit(self, session, form):
        return self.ask('visit', 'add', session, '--json-input', self.write('v.json', json.dumps(form)))

    def session_on(self, day):
        return self.ask('sessions', '--from', day, '--to', day)['sessions'][0]['id']

    def picture(self, name, seed):
        subprocess.run(['convert', '-size', '320x240', '-seed', str(seed), 'plasma:fractal', '-strip', 'jpeg:' + self.at(name)],
                       check=True)
        return self.at(name)

    def sql(self, text, archive=None):
        return subprocess.run(['sqlite3', os.path.join(archive or self.path, 'main.db'), text], check=True, capture_output=True,
                              text=True).stdout.strip()


def equal(have, want, what=''):
    assert have == want, f'{what}: {have!r}, want {want!r}'


def fill(office):
    """A month with an accusation in one session, photos in two, a masked copy with consent."""
    first, second = office.session_on('2026-12-08'), office.session_on('2026-12-09')
    office.visit(first, ACCUSER)
    office.visit(second, PETITIONER)
    office.ask('photos', 'add', first, office.picture('告白.jpg', 1))
    office.ask('photos', 'add', second, office.picture('a.jpg', 2), office.picture('b.jpg', 3))
    photo = office.ask('photos', 'list', second)['photos'][0]['id']
    office.ask('photos', 'mask', photo, '--rect', '64,64,128,96:black')
    office.sql("UPDATE photo SET publish = 1, consent = '本人书面同意' WHERE id = %d OR derived_from = %d" % (photo, photo))
    return first, second


def files_of(bag):
    return sorted(os.path.relpath(os.path.join(folder, name), bag) for folder, _, names in os.walk(bag) for name in names)


def script(bag):
    run = subprocess.run(['sh', os.path.join(bag, 'verify.sh')], capture_output=True, text=True)
    return run.returncode, run.stdout


def everybody(office, bag):
    for manifest in ('manifest-sha256.txt', 'tagmanifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt'):
        tool = 'sha256sum' if '256' in manifest else 'sha512sum'
        subprocess.run([tool, '--quiet', '--strict', '-c', manifest], cwd=bag, check=True, capture_output=True)
    code, said = script(bag)
    equal(code, 0, said)
    run = subprocess.run([sys.executable, BAGCHECK, bag], capture_output=True, text=True)
    equal(run.stdout.strip(), '')
    equal(office.ask('check', '--package', bag)['problems'], [])


def words_of(bag):
    """Everything that can be read in it: bytes, names, parts of workbooks, texts of PDFs."""
    out = ['\n'.join(files_of(bag))]
    for name in files_of(bag):
        path = os.path.join(bag, name)
        data = open(path, 'rb').read()
        out.append(data.decode('utf8', 'ignore'))
        if name.endswith('.xlsx'):
            with zipfile.ZipFile(path) as book:
                out += [book.read(part).decode('utf8', 'ignore') for part in book.namelist()]
        if name.endswith('.pdf'):
            out.append(subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True).stdout.decode())
            out.append(subprocess.run(['pdfinfo', path], check=True, capture_output=True).stdout.decode())
    return re.sub(r'\s', '', '\n'.join(out))


def test_everybody_agrees(office):
    fill(office)
    answer = office.ask('package', '--month', '2026-12', '--output', office.at('bag'))
    equal(answer['path'], office.at('bag'))
    everybody(office, office.at('bag'))
    # An empty folder becomes the package; one with something in it holds it.
    os.mkdir(office.at('empty'))
    equal(office.ask('package', '--month', '2026-12', '--output', office.at('empty'))['path'], office.at('empty'))
    equal(office.ask('check', '--package', office.at('empty'))['problems'], [])
    held = office.ask('package', '--month', '2026-12', '--output', office.dir)['path']
    equal(os.path.dirname(held), office.dir)
    equal(office.ask('check', '--package', held)['problems'], [])
    payload = [name for name in files_of(office.at('bag')) if name.startswith('data/')]
    equal((answer['files'], answer['bytes']), (len(payload), sum(os.path.getsize(office.at('bag/' + n)) for n in payload)))
    for part in ('01_记录本', '02_台账', '03_照片', '04_签到表', '05_通知', '元数据'):
        assert any(name.startswith(f'data/{part}/') for name in payload), part
    for name in ('说明文件.TXT', '阅读说明.html', 'verify.sh', 'bag-info.txt'):
        assert os.path.exists(office.at('bag/' + name)), name
    listed = open(office.at('bag/data/元数据/文件目录.xml'), encoding='utf8').read()
    subprocess.run(['xmllint', '--noout', office.at('bag/data/元数据/文件目录.xml')], check=True)
    for name in payload[:5]:
        assert name[5:] in listed or '元数据' in name, name
    index = open(office.at('bag/阅读说明.html'), encoding='utf8').read()
    assert index.count('<tr>') > len(payload), 'the index lists the files'


def test_a_zip_unpacks_to_the_same(office):
    session = fill(office)[1]
    answer = office.ask('package', session, '--output', office.at('one.zip'), '--zip')
    equal(office.ask('check', '--package', answer['path'])['problems'], [])
    subprocess.run(['unzip', '-q', answer['path'], '-d', office.at('out')], check=True)
    top, = os.listdir(office.at('out'))
    everybody(office, office.at('out/' + top))
    assert os.access(office.at(f'out/{top}/verify.sh'), os.X_OK)
    # Nothing else is beside it, and it is put over nothing.
    equal([name for name in os.listdir(office.dir) if name.startswith('.')], [])
    equal(office.ask('package', session, '--output', office.at('one.zip'), '--zip', code=1)['error']['code'], 'exists')


def test_harm_is_named(office):
    session = fill(office)[1]
    office.ask('package', session, '--output', office.at('good'))
    photo = [name for name in files_of(office.at('good')) if name.endswith('a.jpg')][0]

    def flip(bag):
        data = bytearray(open(os.path.join(bag, photo), 'rb').read())
        data[len(data) // 2] ^= 1
        open(os.path.join(bag, photo), 'wb').write(data)
        return 'changed', photo

    def lose(bag):
        os.remove(os.path.join(bag, photo))
        return 'missing', photo

    def add(bag):
        open(os.path.join(bag, 'data/03_照片/多.jpg'), 'wb').write(b'x')
        return 'added', 'data/03_照片/多.jpg'

    def rename(bag):
        os.rename(os.path.join(bag, photo), os.path.join(bag, photo + 'x.jpg'))
        return 'renamed', photo

    for harm in (flip, lose, add, rename):
        bag = office.at(harm.__name__)
        shutil.copytree(office.at('good'), bag)
        kind, name = harm(bag)
        answer = office.ask('check', '--package', bag, code=1)
        assert (kind, name) in [(p['kind'], p['where']) for p in answer['problems']], answer['problems']
        code, said = script(bag)
        equal(code, 1, said)
        assert os.path.basename(name) in said, said
        assert subprocess.run([sys.executable, BAGCHECK, bag], capture_output=True).returncode == 1
        office.ask('import-package', bag, code=1, archive=office.path)
    equal(script(office.at('good'))[0], 0)


def test_accusations_never_leave(office):
    fill(office)
    number = office.sql("SELECT number FROM petition_case WHERE restricted = 1 AND title LIKE '%检举标记%'")
    secrets = ['司马告白', '司马某', '19900000444', '430499195203058939', '检举标记', '索贿', '秘河镇', '暗谷村', '告白.jpg', number]
    office.ask('package', '--year', '2026', '--output', office.at('inside'))
    inside = words_of(office.at('inside'))
    for secret in secrets:
        assert secret in inside or secret == '司马某', f'{secret} is not even in the office\'s own'
    for audience in ('unit', 'public'):
        answer = office.ask('package', '--year', '2026', '--output', office.at(audience), '--audience', audience)
        everybody(office, office.at(audience))
        words = words_of(office.at(audience))
        for secret in secrets:
            assert secret not in words, f'{secret} is in the package for {audience}'
        note = open(office.at(audience + '/说明文件.TXT'), encoding='utf8').read()
        assert answer['left_out'], 'nothing is named as left out'
        for left in answer['left_out']:
            assert left in note, left
        names = files_of(office.at(audience))
        assert not any('01_记录本' in name or '签到表B' in name or '扫描件' in name or '/06_' in name for name in names), names
        equal(len([name for name in names if name.endswith('.jpg')]), 1, 'the masked copy alone leaves')
        assert 'audit.jsonl' not in ' '.join(names)
        # Others have nothing to take in.
        equal(office.ask('import-package', office.at(audience), code=1)['error']['code'], 'constraint')
    public = words_of(office.at('public'))
    for secret in ('欧阳求路', '19900000555', '乙水村', '要求修通村道路'):
        assert secret not in public, secret
    assert '欧阳求路' in words_of(office.at('unit')), 'a unit serves the petitioner by name'


def ledger(office, archive, name):
    office.ask('ledger', '--from', '2026-01-01', '--to', '2026-12-31', '--output', office.at(name), archive=archive)
    return open(office.at(name), 'rb').read()


def photo_hashes(office, archive):
    out = {}
    for session in office.ask('sessions', '--from', '2026-12-08', '--to', '2026-12-09', archive=archive)['sessions']:
        out[session['date']] = [(p['sha256'], p['caption']) for p in
                                office.ask('photos', 'list', session['id'], archive=archive)['photos']]
    return out


def book_text(office, archive, name):
    office.ask('book', '2026', '--output', office.at(name), archive=archive)
    return subprocess.run(['pdftotext', '-layout', office.at(name), '-'], check=True, capture_output=True).stdout


def test_taken_in_again_it_is_the_same(office):
    fill(office)
    other = office.at('other.siyi')
    office.ask('new', archive=other)
    made = office.ask('package', '--year', '2026', '--output', office.at('bag'))
    equal(made['left_out'], ['无'])
    taken = office.ask('import-package', office.at('bag'), archive=other)
    equal(taken['files'], int(office.sql("SELECT count(*) FROM photo p JOIN session s ON s.id = p.session WHERE s.day LIKE '2026%'")))
    assert taken['sessions'] > 200 and taken['visits'] > 400, taken
    equal(office.ask('check', archive=other)['problems'], [])
    equal(ledger(office, office.path, 'a.csv'), ledger(office, other, 'b.csv'), 'ledger')
    have, want = photo_hashes(office, other), photo_hashes(office, office.path)
    equal(have, want)
    equal(len(want['2026-12-09']), 4)
    equal(book_text(office, other, 'b.pdf'), book_text(office, office.path, 'a.pdf'), 'record book')
    for what, question in (
            ('cases', 'SELECT uid, number, title, facts, class, restricted, registered, closed_day FROM petition_case WHERE id IN (SELECT case_id FROM visit WHERE year = 2026) ORDER BY 1'),
            ('visits', "SELECT uid, book, year, serial, day, persons, visitors, talk, queue, quote (pinyin_key) FROM visit WHERE year = 2026 ORDER BY 1"),
            ('persons', 'SELECT v.uid, p.ordinal, p.name, p.id_number, p.phone FROM petitioner p JOIN visit v ON v.id = p.visit WHERE v.year = 2026 ORDER BY 1, 2'),
            ('words', 'SELECT v.uid, i.ordinal, i.body, l.name FROM instruction i JOIN visit v ON v.id = i.visit LEFT JOIN leader l ON l.id = i.leader WHERE v.year = 2026 ORDER BY 1, 2'),
            ('tasks', 'SELECT v.uid, t.assigned, t.due, t.state, t.next_day, t.waits, u.name FROM task t JOIN visit v ON v.id = t.visit JOIN task_unit u ON u.task = t.id WHERE v.year = 2026 ORDER BY 1, 2, 7'),
            ('steps', 'SELECT v.uid, s.day, s.kind, s.body FROM task_step s JOIN task t ON t.id = s.task JOIN visit v ON v.id = t.visit WHERE v.year = 2026 ORDER BY 1, 2, 3'),
            ('sign-in', "SELECT s.uid, g.part, g.ordinal, g.name, v.uid FROM signature g JOIN session s ON s.id = g.session LEFT JOIN visit v ON v.id = g.visit WHERE s.day LIKE '2026%' ORDER BY 1, 2, 3"),
            ('photos', "SELECT p.uid, s.uid, p.caption, f.hash, o.uid FROM photo p JOIN session s ON s.id = p.session JOIN file f ON f.id = p.file LEFT JOIN photo o ON o.id = p.derived_from WHERE s.day LIKE '2026%' ORDER BY 1"),
            ('notices', 'SELECT month, version, body FROM notice ORDER BY 1, 2')):
        want = office.sql(question)
        assert want or what in ('steps', 'sign-in'), what
        equal(office.sql(question, other), want, what)
    again = office.ask('import-package', office.at('bag'), archive=other)
    equal((again['sessions'], again['visits'], again['files']), (0, 0, 0))
    equal(ledger(office, other, 'c.csv'), ledger(office, office.path, 'a.csv'), 'no doubles')
    # What came in can leave again, and is what it was.
    office.ask('package', '--year', '2026', '--output', office.at('bag2'), archive=other)
    photos = [{hashlib.sha256(open(path, 'rb').read()).hexdigest() for path in glob.glob(office.at(bag) + '/data/03_照片/**/*.jpg', recursive=True)}
              for bag in ('bag', 'bag2')]
    equal(photos[0], photos[1])
    # Other records under its numbers are never mixed with it.
    third = office.at('third.siyi')
    office.ask('example', archive=third)
    before = ledger(office, third, 'd.csv')
    equal(office.ask('import-package', office.at('bag'), archive=third, code=1)['error']['code'], 'exists')
    equal(ledger(office, third, 'e.csv'), before)


def test_a_sealed_one_opens_with_phrase_or_code(office):
    fill(office)
    words = office.write('phrase', PHRASE + '\n')
    made = office.ask('package', '--month', '2026-12', '--output', office.at('stick'), '--seal', '--passphrase-file', words)
    assert made['path'].endswith('.siyi-sealed'), made
    data = open(made['path'], 'rb').read()
    for secret in ('司马告白', 'bagit.txt', 'IMG_', '元数据'):
        assert secret.encode() not in data, secret
    code = office.write('code', made['recovery_code'].lower().replace('-', ' '))
    for secret in (words, code):
        equal(office.ask('check', '--package', made['path'], '--passphrase-file', secret)['problems'], [])
    wrong = office.ask('check', '--package', made['path'], '--passphrase-file', office.write('wrong', 'not the phrase'), code=1)
    equal(wrong['error']['code'], 'constraint')
    equal(office.ask('check', '--package', made['path'], code=1)['error']['code'], 'constraint')
    other = office.at('other.siyi')
    office.ask('new', archive=other)
    office.ask('import-package', made['path'], '--passphrase-file', code, archive=other)
    equal(photo_hashes(office, other), photo_hashes(office, office.path))
    half = office.at('half')
    open(half, 'wb').write(data[:len(data) // 2])
    equal(office.ask('check', '--package', half, '--passphrase-file', words, code=1)['error']['code'], 'truncated')
    short = office.write('short', 'x')
    equal(office.ask('package', '--month', '2026-12', '--output', office.at('s'), '--seal', '--passphrase-file', short, code=1)
          ['error']['code'], 'constraint')
    left = [name for name in glob.glob(os.path.expanduser('~/.cache/siyi-*')) + os.listdir(office.dir) if name.startswith('.')]
    equal(left, [])


def test_each_is_an_anchor(office):
    session = fill(office)[1]
    office.ask('package', session, '--output', office.at('bag'), '--audience', 'unit')
    row = office.sql("SELECT kind, audience, number, files, hash, audit_seq, audit_head FROM package").split('|')
    sums = open(office.at('bag/tagmanifest-sha256.txt'), 'rb').read()
    equal(row[:3], ['session', 'unit', '1'])
    equal(row[4], hashlib.sha256(sums).hexdigest())
    equal(row[6], office.sql(f'SELECT hash FROM audit WHERE seq = {row[5]}'))
    note = open(office.at('bag/说明文件.TXT'), encoding='utf8').read()
    assert row[6] in note and f'第 {row[5]} 条' in note
    verbs = office.sql("SELECT DISTINCT verb FROM audit").split('\n')
    assert 'export.package' in verbs and 'package.write' in verbs, verbs


def test_faulty_wishes(office):
    for words in (['package'], ['package', '--year', '2026'], ['package', '--year', '26', '--output', 'x'],
                  ['package', '1', '--year', '2026', '--output', 'x'], ['package', '--month', '2026', '--output', 'x'],
                  ['package', '--year', '2026', '--output', 'x', '--seal'],
                  ['package', '--year', '2026', '--output', 'x', '--audience', 'friends']):
        equal(office.ask(*words, code=1)['error']['code'], 'usage')
    equal(office.ask('package', '99999', '--output', office.at('x'), code=1)['error']['code'], 'not-found')
    equal(office.ask('check', '--package', office.at('none'), code=1)['error']['code'], 'not-found')
    assert not os.path.exists(office.at('x'))


def main():
    failed = offices.run(globals(), Office, 'siyi-package-')
    if Office.example is not None:
        shutil.rmtree(os.path.dirname(Office.example), ignore_errors=True)
    sys.exit(failed > 0)


main()
