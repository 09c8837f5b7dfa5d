#!/usr/bin/python3
"""test-morning.py SIYI SIYICTL: the morning of an officer of follow-up through the window, in one sitting.

The stories are the hours of one morning over one archive: each goes on where the one before ended."""
import functools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
from person import Atspi, Missed, PATIENCE, Person, run  # noqa: E402

SIYI, CTL = sys.argv[1:3]
TODAY = '2026-12-17'
place = tempfile.mkdtemp(prefix='siyi-morning-')
archive = os.path.join(place, 'morning.siyi')
window = []
before = {}
written = {}


def ctl(*words, code=0):
    done = subprocess.run([CTL, '--archive', archive, '--today', TODAY, '--json', *map(str, words)], capture_output=True,
                          text=True, timeout=300)
    assert done.returncode == code, f'{words}: exit {done.returncode}: {done.stderr}'
    return json.loads(done.stdout)


def task(number):
    return ctl('task', number)['task']


def steps(number):
    return [step['kind'] for step in task(number)['steps']]


def overdue():
    return [one['id'] for one in ctl('tasks', '--light', 'red')['tasks'] if one['state'] == 'assigned']


def due():
    return ctl('due')['due']


def is_whole(paper):
    if not os.path.exists(paper):
        return False
    with open(paper, 'rb') as file:
        return file.read().rstrip().endswith(b'%%EOF')


def text_of(paper):
    return re.sub(r'\s', '', subprocess.run(['pdftotext', '-layout', paper, '-'], capture_output=True, text=True,
                                            check=True).stdout)


def list_count(person):
    """What Today says beside its list."""
    heading = person.find('需要处理', 'heading')
    for i in range(heading.get_parent().get_child_count()):
        found = re.fullmatch(r'(\d+)件', heading.get_parent().get_child_at_index(i).get_name() or '')
        if found:
            return int(found.group(1))
    return None


def rows(person, *fragments):
    """The rows on the screen in whose sentence all of these stand."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = []
        all_rows = person.find('督办事项', 'list')
        for i in range(all_rows.get_child_count() if all_rows else 0):
            try:
                thing = all_rows.get_child_at_index(i)
                if all(part in (thing.get_name() or '') for part in fragments) and person.shows(thing):
                    found.append(thing)
            except Exception:
                continue
        if found:
            return found
        time.sleep(0.2)
    raise Missed(f'no row says {fragments}')


def click_row(person, *fragments):
    person.click_on(rows(person, *fragments)[0])


def on_part(person, segment):
    """A segment of the follow-up page, or one of the lists that must be empty."""
    if person.within is None:
        look_at_page(person)
    person.press(segment, 'push button')


def look_at_page(person):
    """From now on only the follow-up page is looked at; dialogs are not part of it."""
    person.within = None
    person.keys('ctrl+5')
    thing = person.find('督办事项', 'list')
    while thing is not None and person.within is None:
        thing = thing.get_parent()
        person.within = thing
        if thing is not None and person.find('打印清单', patience=0) is None:
            person.within = None


def press_button_in(thing):
    stack = [thing]
    while stack:
        thing = stack.pop()
        if thing.get_role_name() == 'push button':
            Atspi.Action.do_action(thing.get_action_iface(), 0)
            return
        stack += [thing.get_child_at_index(i) for i in range(thing.get_child_count())]


def choose(person, number):
    """By the button in the row, which leads to the form of its next step; matters of the same words one by one."""
    if person.within is None:
        look_at_page(person)
    one = task(number)
    end = time.monotonic() + 240
    turn = 0
    while person.find(one['case'], 'label', patience=0) is None:
        if time.monotonic() > end:
            raise Missed(f'task {number} is not chosen')
        found = rows(person, one['title'])
        try:
            press_button_in(found[turn % len(found)])
        except Exception:
            pass    # the list was made anew meanwhile
        turn += 1
        person.find(one['case'], 'label', patience=10)


KEYS = {'单位答复': 'a', '延期': 'e', '退回改派': 'r', '办结': 'c'}


def step(person, name):
    """Another step than the one that is proposed: by its key from the list, its button, or the menu of the others."""
    if name in KEYS:
        person.find('督办事项', 'list')
        person.keys('ctrl+5', KEYS[name])
        return
    if person.find(name + '…', 'push button', patience=1, exact=True) is not None:
        person.press(name + '…', 'push button')
        return
    person.focus('其他', 'push button')
    person.keys('space')
    person.press(name)


def write(person, number, kind, **fields):
    """Fills the form that is shown and writes it; the archive must hold the step after."""
    n = len(task(number)['steps'])
    for name, words in fields.items():
        person.type_into(name, words)
    person.keys('ctrl+Return')
    person.until(f'the step {kind} of task {number}',
                 lambda: len(task(number)['steps']) == n + 1 and steps(number)[-1] == kind)
    written.setdefault(number, steps(number)[:-1]).append(kind)


def hour(story):
    """What an hour leaves behind the next one needs."""
    @functools.wraps(story)
    def told():
        if 'broken' in before:
            raise Missed('the morning broke off before')
        try:
            story(window[0])
        except Exception:
            before['broken'] = True
            window[0].picture('morning-failed')
            raise
    return told


@hour
def today_shows_the_worst_first(person):
    person.sees('需要处理', '超期21日')
    lefts = [item['days_left'] for item in due() if item['kind'] == 'task-overdue']
    assert lefts == sorted(lefts) and lefts[0] == -21, lefts
    before['n'] = list_count(person)
    person.picture('morning-today')
    assert before['n'] == len([item for item in due() if item['kind'] != 'session']), (before, due())


@hour
def three_are_urged_at_once_and_their_slips_saved(person):
    paper = os.path.join(place, 'slips.pdf')
    chosen = overdue()[:4]
    assert chosen[0] == before['report'], chosen
    on_part(person, '要办的')
    click_row(person, '超期21日')
    person.keys('shift+Down', 'shift+Down', 'shift+Down')
    person.sees('已选4件', role='label')
    person.press('催办函', 'push button')
    person.click('催办内容', 'text')
    person.type('请于今日报送办理情况')
    person.picture('morning-several')
    person.keys('ctrl+Return')
    person.until('all four urged', lambda: all(task(one)['urged'] == 1 for one in chosen))
    assert not any(task(one)['urged'] for one in overdue() if one not in chosen)
    assert all((line['way'], line['grounds']) == ('letter', 'overdue,no-report') for line in
               (task(one)['steps'][-1] for one in chosen))

    person.aside()
    person.press('催办文书存为文件…', 'push button')
    person.within = None
    person.save_as(paper)
    person.until('the slips on the disk', lambda: is_whole(paper))
    person.picture('morning-saved')
    words = text_of(paper)
    for number, one in enumerate((task(one) for one in chosen[1:]), 1):
        assert f'信催〔2026〕{number}号' in words and one['units'][0] in words and one['title'] in words, (one, words)
    assert words.count('请于今日报送办理情况') == 3, words
    assert '李四光' not in words and '举报' not in words, words
    assert task(chosen[0])['papers'] == [], task(chosen[0])['papers']
    assert sorted(line['id'] for line in ctl('audit')['audit'] if line['verb'] == 'export.task-paper') == \
        sorted(str(one) for one in chosen[1:])
    before['urged'] = chosen[1:]


@hour
def a_slip_is_made_void_and_back(person):
    number = before['urged'][0]
    choose(person, number)
    person.click('对这一条记录的操作')
    person.press('作废信催〔2026〕1号…')
    person.within = None
    person.sees('作废信催〔2026〕1号？')
    person.type('单位写错')
    person.keys('Return')
    person.until('the paper void', lambda: [(one['number'], one['void']) for one in task(number)['papers']] ==
                 [('信催〔2026〕1号', True)])
    look_at_page(person)
    person.sees('作废：单位写错')
    person.picture('morning-void')
    person.keys('ctrl+z')
    person.until('the voiding undone', lambda: not task(number)['papers'][0]['void'])


@hour
def a_line_is_set_right(person):
    number = before['urged'][0]
    choose(person, number)
    person.click('对这一条记录的操作')
    person.press('更正…')
    write(person, number, 'note', 正确的内容='应为当面送达')
    line = task(number)['steps']
    assert line[-1]['corrects'] == line[0]['id'], line
    person.sees('更正12月17日')


@hour
def one_extension_is_complete_and_one_is_not(person):
    whole, part = overdue()[4:6]
    for number in (whole, part):
        choose(person, number)
        step(person, '延期')
        write(person, number, 'extension-asked', 延期理由='需现场勘验')
        write(person, number, 'extension-approved', **{'批准人（单位负责人）': '韦局长'})
    choose(person, whole)
    write(person, whole, 'extension-told', 告知对象='来访人')
    choose(person, part)
    person.sees('延期不完备')
    person.picture('morning-extended')
    assert task(whole)['days_left'] > 0 and task(part)['days_left'] < 0, (task(whole), task(part))


@hour
def one_is_handed_back(person):
    number = overdue()[6]
    choose(person, number)
    step(person, '退回改派')
    write(person, number, 'objected', 单位的理由='不属本单位职责')
    assert (task(number)['state'], task(number)['turn']) == ('objection', 'office'), task(number)
    write(person, number, 'returned', 决定理由='异议成立')
    person.sees('改派')
    assert task(number)['state'] == 'returned'
    before['returned'] = number


@hour
def an_answer_goes_through_to_the_evaluation(person):
    number = before['urged'][1]
    choose(person, number)
    step(person, '单位答复')
    write(person, number, 'answered', 答复内容='渠道已疏通')
    person.sees('审核意见')
    write(person, number, 'checked')
    write(person, number, 'served', 送达方式='直接送达')
    step(person, '办结')
    write(person, number, 'closed', 办理结果='已办结')
    before['case'] = ctl('case', task(number)['case'])
    step(person, '化解')
    write(person, number, 'resolved', 化解依据='双方已签和解')
    write(person, number, 'visited-back', 信访人反映='已通水')
    person.press('满意', 'push button')
    write(person, number, 'evaluated')
    assert task(number)['state'] == 'done', task(number)
    before['done'] = number


@hour
def each_list_that_must_be_empty_loses_a_row(person):
    lists = (('批示未落实单位或期限', before['unassigned'], 'assigned', {}),
             ('到期未答复', overdue()[3], 'answered', {'答复内容': '已整改'}),
             ('已答复未送达', before['unserved'], 'served', {'送达方式': '直接送达'}),
             ('未回访', before['unvisited'], 'visited-back', {'信访人反映': '情况属实'}),
             ('未评价', before['unvalued'], 'evaluated', {}))
    for words, number, kind, fields in lists:
        on_part(person, '要办的')
        person.click('应为零的清单')
        item = person.find(words + ' ').get_name()
        n = int(item.split()[-1])
        person.press(item.replace('\u00a0', ' '))
        choose(person, number)
        if kind == 'answered':
            step(person, '单位答复')
        if kind == 'evaluated':
            person.press('基本满意', 'push button')
        write(person, number, kind, **fields)
        person.sees(f'{words} {n - 1}')
    person.picture('morning-lists')


@hour
def todays_list_is_shorter_and_the_terminal_agrees(person):
    person.within = None
    person.keys('ctrl+1')
    there = lambda: len([item for item in due() if item['kind'] != 'session'])
    person.until('the count of Today', lambda: list_count(person) == there())
    assert list_count(person) < before['n'], (list_count(person), before['n'])
    person.picture('morning-end')
    red = [one['id'] for one in ctl('tasks', '--light', 'red')['tasks']]
    assert sorted(item['id'] for item in due() if item['kind'] == 'task-overdue') == \
        sorted(one['id'] for one in ctl('tasks', '--light', 'red')['tasks'] if one['turn'] == 'unit'), (red, due())
    assert before['done'] not in [one['id'] for one in ctl('tasks')['tasks']]
    assert ctl('check')['problems'] == []


@hour
def all_of_it_survives_a_kill(person):
    person.program.send_signal(signal.SIGKILL)
    person.program.wait(90)
    assert ctl('check')['problems'] == []
    for number, kinds in written.items():
        assert steps(number) == kinds, (number, steps(number), kinds)
    n = len([item for item in due() if item['kind'] != 'session'])
    with Person(SIYI, '--today', TODAY, archive) as again:
        again.passed_over = '督办事项'
        again.until('the same list again', lambda: again.find('需要处理', 'heading') and list_count(again) == n)
        choose(again, before['urged'][0])
        again.sees('应为当面送达')


try:
    assert ctl('example')['ok']
    report = os.path.join(place, 'report.json')
    with open(report, 'w', encoding='utf-8') as out:
        json.dump({'date': '2026-11-16', 'visitors': ['李四光'], 'persons': 1, 'purpose': '检举控告',
                   'summary': '举报某人贪污', 'opinion': '请核查'}, out)
    before['report'] = ctl('task', ctl('visit', 'add', 0, '--json-input', report)['visit'], 'assign', '--unit', '示例市水利局', '--day', '2026-11-16',
                           '--days', 10)['task']['id']
    before['unassigned'] = next(item['id'] for item in due() if item['kind'] == 'unassigned')
    before['unvisited'] = next(item['id'] for item in due() if item['kind'] == 'visit-back')
    before['unserved'], before['unvalued'] = [one['id'] for one in ctl('tasks')['tasks'][-2:]]
    for key, taken in (('unserved', ()), ('unvalued', ('serve', 'close', 'visit-back'))):
        for verb in ('answer', 'check', *taken):
            ctl('task', before[key], verb, '--text', '已办理')
    window.append(Person(SIYI, '--today', TODAY, archive))
    window[0].passed_over = '督办事项'
    try:
        run(today_shows_the_worst_first,
            three_are_urged_at_once_and_their_slips_saved,
            a_slip_is_made_void_and_back,
            a_line_is_set_right,
            one_extension_is_complete_and_one_is_not,
            one_is_handed_back,
            an_answer_goes_through_to_the_evaluation,
            each_list_that_must_be_empty_loses_a_row,
            todays_list_is_shorter_and_the_terminal_agrees,
            all_of_it_survives_a_kill)
    finally:
        window[0].leave()
finally:
    shutil.rmtree(place, ignore_errors=True)
