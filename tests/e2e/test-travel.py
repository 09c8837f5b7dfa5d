#!/usr/bin/python3
"""test-travel.py SIYI SIYICTL: briefs go to a leader's computer and the answer comes back, through the windows of both.

The stories follow one file: sealed in the office, read and answered where there is no archive, taken in and accepted."""
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, os.path.dirname(__file__))
from person import Person, helpers, run  # noqa: E402

SIYI, CTL = sys.argv[1:3]
TODAY = '2026-12-17'
PHRASE = 'correct horse battery'
WORDS = '请住建局三日内会商'
place = tempfile.mkdtemp(prefix='siyi-travel-')
archive = os.path.join(place, 'office.siyi')
briefs = os.path.join(place, 'to.siyi-briefs')
answers = os.path.join(place, 'back.siyi-answers')


def ctl(*words):
    done = subprocess.run([CTL, '--archive', archive, '--today', TODAY, '--json', *map(str, words)], capture_output=True,
                          text=True, timeout=300)
    assert done.returncode == 0, f'{words}: exit {done.returncode}: {done.stderr}'
    return json.loads(done.stdout)


def write(name, text):
    with open(os.path.join(place, name), 'w', encoding='utf-8') as out:
        out.write(text)
    return os.path.join(place, name)


def make_office():
    ctl('new')
    ctl('leaders', 'import', write('leaders.csv', '姓名,职务,分管工作,排序\n易乙未,副市长,城建,1\n'))
    session = ctl('add-session', TODAY, '--leader', '易乙未', '--from', '9:00', '--place', '一号接访室')
    form = {'visitors': ['何己亥'], 'persons': 1, 'summary': '请求复工交房', 'class': '城乡建设', 'first': '初访'}
    ctl('visit', 'add', session['session']['id'], '--json-input', write('visit.json', json.dumps(form)))


def save_as(person, path):
    person.sees('取消(C)', '名称(N)：')
    person.keys('ctrl+a')
    person.type(path)
    person.keys('Return')


def apart(story):
    """In a process of its own: the accessibility library remembers programs that ended, and falls over them."""
    @functools.wraps(story)
    def forked():
        child = os.fork()
        if child == 0:
            failed = 0
            try:
                story()
            except Exception:
                failed = 1
                print(''.join(f'# {line}\n' for line in traceback.format_exc().splitlines()), end='', flush=True)
            for helper in helpers:
                helper.terminate()
            os._exit(failed)
        assert os.waitpid(child, 0)[1] == 0, 'the story failed, as said above'
    return forked


@apart
def the_office_seals_the_briefs():
    with Person(SIYI, '--today', TODAY, archive) as office:
        office.press('打开场次')
        office.click('更多')
        office.keys('l')
        office.sees('封存简报交领导', '交给领导')
        office.type(PHRASE)
        office.click('再输一次')
        office.type(PHRASE)
        office.sees('强度好')
        office.press('选择位置…')
        save_as(office, briefs)
        office.sees('恢复码', '打印恢复码…')
        assert os.path.exists(briefs)


@apart
def a_computer_without_an_archive_answers():
    home = os.path.join(place, 'leader')
    with Person(SIYI, '--today', TODAY, briefs, env={'XDG_DATA_HOME': home, 'XDG_CONFIG_HOME': home}) as leader:
        leader.sees('打开封存的简报')
        leader.type('wrong' + PHRASE)
        leader.keys('Return')
        leader.sees('口令或恢复码不对，打不开这个文件，请重新输入。')
        leader.keys('ctrl+a')
        leader.type(PHRASE)
        leader.keys('Return')
        leader.sees('保存答复…')
        # The page has the focus, and the field comes after it.
        leader.keys('Tab')
        leader.type(WORDS)
        leader.keys('ctrl+s')
        save_as(leader, answers)
        leader.until('the answers', lambda: os.path.exists(answers))
        leader.sees('答复已加密保存')
    assert not any(name.endswith('.siyi') for _, folders, _ in os.walk(home) for name in folders), 'an archive was made'


@apart
def the_office_takes_the_answer_in():
    with Person(SIYI, '--today', TODAY, archive, answers) as office:
        office.sees('收取领导答复')
        office.type(PHRASE)
        office.keys('Return')
        office.sees('收到1条新答复，待处理')
        assert WORDS not in json.dumps(ctl('inbox', '--all')['inbox'][0]['now'], ensure_ascii=False)
        office.keys('Escape')
        office.sees(WORDS)
        office.press('采纳', 'push button')
        office.until('accepted', lambda: ctl('inbox', '--all')['inbox'][0]['state'] == 'accepted')
        office.keys('ctrl+z')
        office.until('taken back', lambda: ctl('inbox', '--all')['inbox'][0]['state'] == 'waiting')


try:
    make_office()
    run(the_office_seals_the_briefs, a_computer_without_an_archive_answers, the_office_takes_the_answer_in)
finally:
    shutil.rmtree(place, ignore_errors=True)
