#!/usr/bin/env python3
"""test-signin.py SIYICTL: a printed sign-in sheet goes through a scanner and finds its session again; TAP on stdout.

The sheet is our own PDF, rasterised by poppler, turned and made noisy by ImageMagick."""
import json
import os
import subprocess
import sys

import offices

CTL = sys.argv[1]
TODAY = '2026-12-17'


class Office:
    def __init__(self, folder):
        self.dir = folder
        self.path = os.path.join(folder, 'office.siyi')
        subprocess.run([CTL, '--archive', self.path, '--today', TODAY, 'example'], check=True, capture_output=True)
        self.today = self.session_on(TODAY)
        self.before = self.session_on('2026-12-16')

    def ask(self, *words, code=0):
        run = subprocess.run([CTL, '--archive', self.path, '--today', TODAY, '--json', *map(str, words)],
                             capture_output=True, timeout=300)
        assert run.returncode == code, f'{words}: exit {run.returncode}: {run.stderr.decode()}'
        return json.loads(run.stdout)

    def session_on(self, day):
        return self.ask('sessions', '--from', day, '--to', day)['sessions'][0]['id']

    def printed(self, session):
        path = os.path.join(self.dir, f'{session}.pdf')
        self.ask('sheet', session, 'sign-in', '--output', path)
        return path

    def scanned(self, session, page, *changes):
        pages = os.path.join(self.dir, 'page')
        subprocess.run(['pdftoppm', '-r', '150', '-png', self.printed(session), pages], check=True)
        path = os.path.join(self.dir, f'scan-{session}-{page}.jpg')
        subprocess.run(['convert', f'{pages}-{page}.png', *changes, '-quality', '70', path], check=True)
        return path


def equal(have, want, what=''):
    assert have == want, f'{what}: {have!r}, want {want!r}'


def test_a_scan_finds_its_session(office):
    scan = office.scanned(office.today, 1, '-rotate', '2', '+noise', 'Gaussian')
    answer = office.ask('signin', '--scan', scan)
    equal(answer['sheets'], [{'session': office.today, 'part': 'A'}])
    equal(office.ask('signin', '--scan', scan)['double'], True)
    equal(len(office.ask('signin', office.today)['sheets']), 1)


def test_another_sessions_sheet_is_refused_and_named(office):
    scan = office.scanned(office.today, 1, '-rotate', '180')
    answer = office.ask('signin', '--scan', scan, '--session', office.before, code=1)
    assert str(office.today) in answer['error']['message'] and TODAY in answer['error']['message'], answer
    equal(office.ask('signin', office.before)['sheets'], [])


def test_a_scan_without_code_waits_for_a_word(office):
    path = os.path.join(office.dir, 'blank.png')
    subprocess.run(['convert', '-size', '900x1200', 'xc:white', path], check=True)
    office.ask('signin', '--scan', path, code=1)
    answer = office.ask('signin', '--scan', path, '--session', office.today, '--part', 'B')
    equal(answer['sheets'], [{'session': office.today, 'part': 'B'}])


def test_counting_signing_accepting(office):
    sheet = office.ask('signin', office.today)
    office.ask('signin', office.today, '--accept', code=1)
    office.ask('signin', office.today, '--sign', *[line['name'] for line in sheet['staff'] if line['name']])
    for group in sheet['groups']:
        if group['present'] > 1:
            office.ask('signin', office.today, '--heads', f'{group["visit"]}={group["present"] - 1}')
        elif group['present'] == 1:
            office.ask('signin', office.today, '--heads', f'{group["visit"]}=1')
    answer = office.ask('signin', office.today)
    equal({group['state'] for group in answer['groups'] if group['present'] > 1}, {'short'})
    for group in answer['groups']:
        if group['state'] == 'short':
            office.ask('signin', office.today, '--heads', f'{group["visit"]}={group["signed"]}', '--reason', '一人先行离开')
    answer = office.ask('signin', office.today, '--accept')
    equal((answer['accepted'], answer['signed']), (True, answer['wanted']))


def test_nonsense_is_refused(office):
    office.ask('signin', office.today, '--sign', '无此人', code=1)
    office.ask('signin', office.today, '--heads', '1', code=1)
    office.ask('signin', office.today, '--heads', '999999=1', code=1)
    office.ask('signin', 999999, code=1)
    office.ask('signin', office.today, '--sign', '甲', '--accept', code=1)


def main():
    failed = offices.run(globals(), Office, 'siyi-signin-')
    sys.exit(failed > 0)


main()
