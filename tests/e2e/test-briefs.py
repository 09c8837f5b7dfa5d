#!/usr/bin/env python3
"""test-briefs.py SIYICTL: briefs travel sealed to a leader's computer and the answers come back; TAP on stdout.

An answer is applied once and only by a person's word; lost, repeated, late and in any order it does no harm."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import offices

CTL = sys.argv[1]
TODAY = '2026-12-17'
PHRASE = '领导简报口令一二三'


class Office:
    example = None

    def __init__(self, folder):
        self.dir = folder
        self.path = os.path.join(folder, 'office.siyi')
        if Office.example is None:
            Office.example = os.path.join(tempfile.mkdtemp(prefix='siyi-briefs-example-'), 'office.siyi')
            subprocess.run([CTL, '--archive', Office.example, '--today', TODAY, 'example'], check=True, capture_output=True)
        shutil.copytree(Office.example, self.path)
        self.phrase = self.write('phrase', PHRASE + '\n')
        self.session = self.ask('sessions', '--from', TODAY, '--to', TODAY)['sessions'][0]['id']
        form = {'visitors': ['欧阳求路'], 'ids': ['430499195203058939'], 'phones': ['19900000555'], 'persons': 2,
                'summary': '要求修通村道路，身份证430499195203058939', 'class': '交通运输', 'first': '初访'}
        self.visit = self.ask('visit', 'add', self.session, '--json-input', self.write('v.json', json.dumps(form)))

    def ask(self, *words, code=0, today=TODAY, archive=None):
        run = subprocess.run([CTL, '--archive', archive or self.path, '--today', today, '--json', *map(str, words)],
                             capture_output=True, timeout=300)
        assert run.returncode == code, f'{words}: exit {run.returncode}: {run.stderr.decode()}{run.stdout.decode()}'
        return json.loads(run.stdout)

    def refused(self, word, *words, **more):
        answer = self.ask(*words, code=1, **more)
        equal(answer['error']['code'], word, words)
        return answer['error']['message']

    def write(self, name, text):
        open(self.at(name), 'w', encoding='utf8').write(text)
        return self.at(name)

    def at(self, name):
        return os.path.join(self.dir, name)

    def sql(self, text):
        return subprocess.run(['sqlite3', os.path.join(self.path, 'main.db'), text], check=True, capture_output=True,
                              text=True).stdout.strip()

    def briefs(self, *more):
        return self.ask('brief-package', self.session, '--output', self.at('briefs'), '--passphrase-file', self.phrase, *more)

    def answer(self, text, name='answer', **more):
        # On the other computer there is no archive.
        return self.ask('answer', self.at('briefs'), self.visit['number'] if 'number' in self.visit else self.number(), text,
                        '--output', self.at(name), '--passphrase-file', self.phrase, archive='/nonexistent', **more)

    def number(self):
        return self.sql(f"SELECT number FROM petition_case WHERE id = {self.visit['case']}")

    def take(self, name='answer', **more):
        return self.ask('answers', self.at(name), '--passphrase-file', self.phrase, **more)

    def instructions(self):
        return self.sql(f"SELECT body FROM instruction WHERE visit = {self.visit['visit']} ORDER BY ordinal").split('\n')


def equal(have, want, what=''):
    assert have == want, f'{what}: {have!r}, want {want!r}'


def test_there_and_back(office):
    assert office.briefs()['matters'] >= 1
    data = open(office.at('briefs'), 'rb').read()
    for secret in ('欧阳', '430499195203058939', '修通村'):
        assert secret.encode() not in data, secret
    office.answer('请交通局三日内到现场查看，年内修通')
    equal((office.take()['new'], office.instructions()), (1, ['']))
    waiting, = office.ask('inbox')['inbox']
    equal((waiting['before'], waiting['proposed'], waiting['state'], waiting['expired']),
          ('', '请交通局三日内到现场查看，年内修通', 'waiting', False))
    office.ask('inbox', 'accept', waiting['id'])
    equal(office.instructions(), ['请交通局三日内到现场查看，年内修通'])
    equal(office.sql("SELECT l.name = i.said_by, n.given FROM inbox i, instruction n JOIN leader l ON l.id = n.leader "
                     f"WHERE n.visit = {office.visit['visit']}"), '1|typed')
    equal(office.sql("SELECT count (DISTINCT action) FROM audit WHERE verb = 'inbox.accept'"), '1', 'one action')
    equal(office.ask('inbox')['inbox'], [])
    equal(office.ask('inbox', '--all')['inbox'][0]['state'], 'accepted')
    office.refused('constraint', 'inbox', 'accept', waiting['id'])
    equal(office.ask('check')['problems'], [])


def test_repeated_lost_and_out_of_order(office):
    office.briefs()
    office.answer('一', 'one')
    office.answer('二', 'two')
    office.answer('三', 'three')
    # The first is lost, the third comes before the second, and twice.
    equal([office.take(name)['new'] for name in ('three', 'two', 'three', 'two')], [1, 1, 0, 0])
    equal([item['proposed'] for item in office.ask('inbox')['inbox']], ['三', '二'])
    first = office.ask('inbox')['inbox'][0]['id']
    office.ask('inbox', 'accept', first)
    equal(office.take('three')['new'], 0)
    equal(office.instructions(), ['三'])


def test_what_stands_there_by_now_is_not_overwritten(office):
    office.briefs()
    office.answer('按政策办理')
    office.answer('转住建局')
    office.take()
    office.answer('尽快办理', 'other')
    office.take('other')
    ids = [item['id'] for item in office.ask('inbox')['inbox']]
    office.ask('inbox', 'accept', ids[0])
    said = office.refused('stale', 'inbox', 'accept', ids[1])
    assert '转住建局' in said, f'both texts are told: {said}'
    equal(office.instructions(), ['转住建局'])
    office.refused('constraint', 'inbox', 'refuse', ids[1])
    office.ask('inbox', 'refuse', ids[1], '--reason', '与前一条不一致，已请示')
    equal(office.ask('inbox', '--all')['inbox'][1]['reason'], '与前一条不一致，已请示')
    equal(office.instructions(), ['转住建局'])


def test_expired_and_foreign(office):
    office.briefs('--expires', '2026-12-18')
    office.answer('按时', today='2026-12-18')
    said = office.ask('answer', office.at('briefs'), 1, '太晚', '--output', office.at('late'), '--passphrase-file', office.phrase,
                      code=1, today='2026-12-19')['error']
    assert said['code'] == 'constraint' and '2026-12-18' in said['message'], said
    # Said in time and taken in late is in time.
    equal(office.take(today='2027-01-05')['new'], 1)
    equal(office.ask('inbox')['inbox'][0]['expired'], False)
    office.refused('constraint', 'brief-package', office.session, '--output', office.at('x'), '--passphrase-file', office.phrase,
                   '--expires', '2026-12-01')
    # Another office's archive never wrote these briefs.
    other = office.at('other.siyi')
    shutil.copytree(Office.example, other)
    office.refused('not-found', 'answers', office.at('answer'), '--passphrase-file', office.phrase, archive=other)
    wrong = office.write('wrong', 'another phrase')
    office.refused('constraint', 'answers', office.at('answer'), '--passphrase-file', wrong)
    office.refused('unknown-kind', 'answers', office.at('briefs'), '--passphrase-file', office.phrase)
    office.refused('unknown-kind', 'answers', office.phrase, '--passphrase-file', office.phrase)
    office.refused('not-found', 'answer', office.at('briefs'), '99', 'x', '--output', office.at('y'), '--passphrase-file', office.phrase)
    office.refused('usage', 'inbox', 'maybe', 1)


def main():
    failed = offices.run(globals(), Office, 'siyi-briefs-')
    if Office.example is not None:
        shutil.rmtree(os.path.dirname(Office.example), ignore_errors=True)
    sys.exit(failed > 0)


main()
