#!/usr/bin/python3
r"""pictures.py SIYI SIYICTL OUT: makes the README's screenshots from the example archive.

Run as: SIYI_LOCALEDIR=$PWD/BUILD/po GSETTINGS_SCHEMA_DIR=BUILD/data TZ=Asia/Shanghai tests/e2e/on-screen \
/usr/bin/python3 tests/e2e/pictures.py BUILD/src/app/siyi BUILD/src/ctl/siyictl data/screenshots
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from person import Person  # noqa: E402

siyi, ctl, out = sys.argv[1:4]
os.environ['SIYI_PICTURES'] = out
samples = os.path.join(os.path.dirname(__file__), '..', 'data', 'ledgers')

with tempfile.TemporaryDirectory() as place:
    archive = os.path.join(place, '示例市信访局.siyi')
    subprocess.run([ctl, '--archive', archive, '--today', '2026-12-02', 'example'], check=True,
                   stdout=subprocess.DEVNULL)
    with Person(siyi, '--today', '2026-12-02', archive) as person:
        person.sees('案件')
        person.keys('ctrl+4')
        person.sees('人次')
        person.picture('ledger')
        person.keys('ctrl+3', 'ctrl+k')
        person.type('jhz')
        person.wait(1)
        person.keys('Down')
        person.wait(0.5)
        person.keys('Return')
        person.wait(1.5)
        person.picture('cases')
        person.keys('ctrl+n')
        person.sees('登记来访')
        person.picture('new-visit')
    with Person(siyi, '--today', '2026-12-02', archive) as person:
        person.click('接访安排', 'label')
        person.wait(1)
        person.picture('schedule')
        person.click('公示', 'label')
        person.wait(2)
        person.picture('notice')
        person.click('放映', 'push button')
        person.wait(2)
        person.picture('hall')
    with Person(siyi, '--today', '2026-12-02', archive, os.path.join(samples, '05-damaged.xlsx')) as person:
        person.sees('证件号存成了数字，已损坏')
        person.click('证件号存成了数字，已损坏', 'label')
        person.picture('import')

    day = os.path.join(place, 'day', '示例市信访局.siyi')
    subprocess.run([ctl, '--archive', day, '--today', '2026-12-17', 'example'], check=True, stdout=subprocess.DEVNULL)
    with Person(siyi, '--today', '2026-12-17', day) as person:
        person.sees('需要处理')
        person.wait(1)
        person.picture('today')
        person.keys('ctrl+5')
        person.wait(2)
        person.picture('follow-up')
        person.keys('ctrl+6')
        person.sees('缺项')
        person.wait(2)
        person.picture('archive')
        person.keys('ctrl+7')
        person.sees('每月批次')
        person.wait(2)
        person.picture('statistics')
        person.press('综述')
        person.wait(4)
        person.picture('report')
        person.keys('ctrl+2')
        person.sees('2026年12月')
        person.keys('ctrl+2', 'Home', 'Menu')
        person.press('打开接访(O)')
        person.sees('接谈记录')
        person.wait(1)
        person.picture('session')
        person.press('简报')
        person.wait(2)
        person.picture('brief')

pictures = [os.path.join(out, name + '.png')
            for name in ('archive', 'brief', 'cases', 'follow-up', 'hall', 'import', 'ledger', 'new-visit', 'notice', 'report', 'schedule',
                         'session', 'statistics', 'today')]
subprocess.run(['mogrify', '-strip', '+dither', '-colors', '160', *pictures], check=True)
