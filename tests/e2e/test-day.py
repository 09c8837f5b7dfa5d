#!/usr/bin/python3
"""test-day.py SIYI SIYICTL: one day of reception through the window, from the brief to four full tiles.

The stories are the hours of one day over one archive: each goes on where the one before ended."""
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
from person import Missed, Person, run  # noqa: E402

SIYI, CTL = sys.argv[1:3]
TODAY = '2026-12-17'
place = tempfile.mkdtemp(prefix='siyi-day-')
archive = os.path.join(place, 'day.siyi')


def ctl(*words, code=0):
    done = subprocess.run([CTL, '--archive', archive, '--today', TODAY, '--json', *map(str, words)], capture_output=True,
                          text=True, timeout=300)
    assert done.returncode == code, f'{words}: exit {done.returncode}: {done.stderr}'
    return json.loads(done.stdout)


def session():
    found = ctl('sessions', '--from', TODAY, '--to', TODAY)['sessions'][0]['id']
    return ctl('session', found)['session']


def queue():
    """The groups of the day by the family name of the first, which is what the screen shows of them."""
    return {line['visitors'][0]: line for line in session()['queue']}


def text_of(paper):
    return subprocess.run(['pdftotext', '-layout', paper, '-'], capture_output=True, text=True, check=True).stdout


def on_schedule():
    """The pointer rests where the menu opens: what a key in it brings about must not end the program."""
    person = Person(SIYI, '--today', TODAY, archive)
    person.rest(680, 500)
    person.sees('需要处理')
    person.keys('ctrl+2')
    person.sees('2026年12月')
    person.keys('ctrl+2', 'Home', 'Menu')
    return person


def on_session():
    person = on_schedule()
    person.press('打开接访(O)')
    person.sees('接谈记录')
    return person


def save_as(person, path):
    person.sees('取消(C)', '名称(N)：')
    person.keys('ctrl+a')
    person.type(path)
    person.keys('Return')


def open_file(person, path):
    """Types the path into the file dialog: its slash opens the line for it."""
    person.sees('取消(C)')
    person.type(path)
    person.picture('day-open')
    person.keys('Return')


def the_leader_reads_the_briefs_and_takes_them_along():
    paper = os.path.join(place, 'briefs.pdf')
    with on_schedule() as person:
        person.press('看简报(B)')
        person.sees('第1份，共5份', '加装电梯')
        person.picture('day-briefs')
        person.keys('Page_Down')
        person.sees('第2份，共5份', '不动产证')
        person.keys('Right', 'Right', 'Right', 'Right')
        person.sees('第5份，共5份')
        person.keys('Left')
        person.sees('第4份，共5份')
        person.keys('Escape')
        person.gone('第4份，共5份')

        person.keys('Menu')
        person.press('打开接访(O)')
        person.sees('接谈记录')
        person.keys('ctrl+p')
        person.press('案情简报(B)')
        person.sees('另存为…')
        person.picture('day-print')
        person.keys('ctrl+s')
        save_as(person, paper)
        person.until('the briefs on the disk', lambda: os.path.exists(paper))
        person.sees('已保存')
    words = re.sub(r'\s', '', text_of(paper))
    for line in session()['queue']:
        assert line['request'][:6] in words, (line['request'], words[:400])


def a_walk_in_is_registered_into_the_queue():
    before = len(queue())
    with on_session() as person:
        person.keys('ctrl+n')
        person.sees('登记来访')
        person.type('钱测试')
        person.keys('Tab')
        person.type('19900000024')
        person.keys(*['Tab'] * 8)
        person.type('反映路灯不亮')
        person.picture('day-walk-in')
        person.keys('ctrl+Return')
        person.until('one group more', lambda: len(queue()) == before + 1)
        line = queue()['钱']
        assert (line['state'], line['walk_in']) == ('arrived', True), line
        person.sees('钱某某，已到')
        person.picture('day-queue')


def write(person, field, words):
    person.click(field, 'text')
    person.keys('ctrl+End')
    person.type(words)


def assign(person, days):
    person.press('报回期限：未定')
    person.sees('截止日期')
    person.picture('day-limit')
    person.keys('Tab', 'Tab', 'ctrl+a')
    person.type(str(days))
    person.picture('day-limit-typed')
    person.keys('Return', 'Escape')
    person.gone('报回期限：未定')


def received(person, who, left):
    """What Ctrl+Enter brings about: the record is saved, the group leaves, the next is called."""
    person.keys('ctrl+Return')
    person.until(f'{left} has left', lambda: queue()[left]['state'] == 'left')
    if who:
        person.until(f'{who} is received', lambda: queue()[who]['state'] == 'in')
        person.sees(f'{who}某某', role='label')
    assert queue()[left]['lacks'] == [], queue()[left]


def everybody_is_received():
    with on_session() as person:
        person.sees('何某某等5人，正在接谈')
        assign(person, 8)
        person.until('the limit saved', lambda: queue()['何']['lacks'] == [])
        person.picture('day-record')
        received(person, '吕', '何')

        write(person, '接谈记录', '反映补偿款未到账')
        write(person, '领导意见', '已当场说明兑付安排')
        person.press('当场答复', 'check box')
        person.picture('day-answered')
        received(person, '孔', '吕')

        write(person, '接谈记录', '反映工资拖欠')
        write(person, '领导意见', '请人社局督促支付')
        person.click('牵头单位', 'text')
        person.keys('ctrl+a')
        person.type('示例市人力资源和社会保障局')
        person.keys('Tab')
        assign(person, 15)
        received(person, '钱', '孔')

        person.click('张某某等3人，未到', button=3)
        person.press('到了(H)')
        person.until('the last have come', lambda: queue()['张']['state'] == 'arrived')
        person.click('钱某某，正在接谈')
        write(person, '接谈记录', '反映路灯不亮')
        write(person, '领导意见', '今晚修复')
        person.press('当场答复', 'check box')
        received(person, '张', '钱')

        write(person, '接谈记录', '反映道路压坏')
        write(person, '领导意见', '已列入修复计划')
        person.press('当场答复', 'check box')
        received(person, None, '张')
        person.sees('6件完成')
        person.picture('day-left')


def drawn(person):
    """A signature with the mouse held down, two strokes."""
    person.sees('签名区')
    time.sleep(0.5)
    for stroke in (((560, 330), (640, 400), (600, 450)), ((680, 330), (700, 460), (780, 350))):
        moves = [word for x, y in stroke for word in ('mousemove', str(x), str(y), 'sleep', '0.1')]
        subprocess.run(['xdotool', *moves[:5], 'mousedown', '1', *moves[5:], 'mouseup', '1'], check=True)
    person.picture('day-ink')
    person.click('签好了')
    person.gone('签名区')


def the_leader_signs_every_record():
    with on_session() as person:
        for who in '何吕孔钱张':
            visit = queue()[who]['visit']
            person.click(f"{queue()[who]['visitors']}，已离开", 'list item')
            person.until(f'the record of {who}', lambda: person.find(queue()[who]['number'], 'label', 0))
            person.click('接访领导', 'label')
            if who == '何':
                person.click('在屏幕上签名…')
                drawn(person)
            else:
                person.click('已在纸件上签')
            person.until(f'{visit} is sealed', lambda: queue()[who]['sealed'])
        person.sees('记录本，6件，领导已签')
        person.picture('day-signed')


def picture(path, taken=None, seed=1, size='640x480'):
    """A JPEG as a camera writes it: the pixels, and when it was taken in its EXIF."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    subprocess.run(['convert', '-size', size, '-seed', str(seed), 'plasma:fractal', '-strip', 'jpeg:' + path], check=True)
    if taken:
        text = taken.encode() + b'\0'
        body = (b'II*\0' + struct.pack('<IH', 8, 1) + struct.pack('<HHII', 0x8769, 4, 1, 26) + struct.pack('<I', 0) +
                struct.pack('<HHHIII', 1, 0x9003, 2, len(text), 44, 0) + text)
        segment = b'Exif\0\0' + body
        data = open(path, 'rb').read()
        open(path, 'wb').write(data[:2] + b'\xff\xe1' + struct.pack('>H', len(segment) + 2) + segment + data[2:])
    return path


def photos():
    return ctl('photos', 'list', session()['id'])['photos']


def hostile_folder():
    """One good photo among what a card may hold besides."""
    folder = os.path.join(place, 'mixed')
    good = picture(os.path.join(folder, 'good.jpg'), '2026:12:17 09:41:00', seed=11)
    data = open(good, 'rb').read()
    frame = data.index(b'\xff\xc0')
    for name, content in (('cut.jpg', data[:len(data) // 2]), ('empty.jpg', b''), ('other.png', data + b'\0'),
                          ('drawing.png', b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
                          ('huge.jpg', data[:frame + 5] + b'\xfd\xe8\xfd\xe8' + data[frame + 9:])):
        open(os.path.join(folder, name), 'wb').write(content)
    return folder


def set_kind(person, photo, kind):
    person.click(photo, 'image', button=3)
    person.press('种类(K)')
    person.press(kind)


def photos_are_added_sorted_and_refused():
    first = picture(os.path.join(place, 'IMG_1.jpg'), '2026:12:17 09:31:00')
    card = os.path.join(place, 'card')
    for number, taken in enumerate(('2026:12:17 10:00:00', '2026:12:17 10:20:00', '2026:12:16 09:30:00'), 2):
        picture(os.path.join(card, 'DCIM', f'IMG_{number}.JPG'), taken, seed=number)
    with on_session() as person:
        person.keys('ctrl+Tab', 'ctrl+Tab')
        person.sees('添加照片')
        person.keys('ctrl+Return')
        open_file(person, first)
        person.until('the first photo', lambda: len(photos()) == 1)
        person.sees('第1张，共1张')
        person.picture('day-photo')

        person.click('照片操作')
        person.press('添加文件夹(F)…')
        open_file(person, hostile_folder())
        person.until('the good one of the folder', lambda: len(photos()) == 2)
        person.sees('cut.jpg', 'empty.jpg', 'other.png', 'drawing.png', 'huge.jpg')
        person.picture('day-refused')
        person.keys('Escape')
        person.gone('huge.jpg')

        sorted_in = ctl('photos', 'sort', card)
        assert (sorted_in['added'], sorted_in['refused']) == (3, []), sorted_in
        person.sees('第4张，共4张')
        set_kind(person, '第1张，共4张', '接访全景(O)')
        set_kind(person, '第2张，共4张', '签到(S)')
        person.until('the kinds', lambda: [photo['kind'] for photo in photos()][:2] == ['overview', 'sign-in'])
        person.picture('day-photos')
    assert all(photo['caption'] for photo in photos()), photos()
    assert session()['four_ones_state']['photos'] == 'full', session()['four_ones_state']


def scanned(paper):
    """What a scanner makes of a printed sheet: turned a little, noisy, each page a JPEG within a PDF."""
    pages = os.path.join(place, 'sheet')
    subprocess.run(['pdftoppm', '-r', '150', '-png', paper, pages], check=True)
    parts = [b'<</Type/Catalog/Pages 2 0 R>>', b'']
    for image in sorted(name for name in os.listdir(place) if name.startswith('sheet-')):
        jpeg = os.path.join(place, image + '.jpg')
        subprocess.run(['convert', os.path.join(place, image), '-rotate', '1.5', '+noise', 'Gaussian', '-colorspace', 'sRGB',
                        '-type', 'TrueColor', '-quality', '70', jpeg], check=True)
        data = open(jpeg, 'rb').read()
        width, height = subprocess.run(['identify', '-format', '%w %h', jpeg], capture_output=True, text=True,
                                       check=True).stdout.split()
        draw = b'595 0 0 842 0 0 cm /I Do'
        at = len(parts) + 1
        parts += [b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R'
                  b'/Resources<</XObject<</I %d 0 R>>>>>>' % (at + 1, at + 2),
                  b'<</Length %d>>stream\n%s\nendstream' % (len(draw), draw),
                  b'<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8'
                  b'/Filter/DCTDecode/Length %d>>stream\n%s\nendstream' % (int(width), int(height), len(data), data)]
    kids = range(3, len(parts) + 1, 3)
    parts[1] = b'<</Type/Pages/Count %d/Kids[%s]>>' % (len(kids), b' '.join(b'%d 0 R' % kid for kid in kids))
    out, places = b'%PDF-1.4\n', []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b'%d 0 obj%s endobj\n' % (number, part)
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(parts) + 1) + b''.join(b'%010d 00000 n \n' % at for at in places)
    out += b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (len(parts) + 1, table)
    path = os.path.join(place, 'scan.pdf')
    open(path, 'wb').write(out)
    return path


def sheet():
    return ctl('signin', session()['id'])


def group(who):
    return next(line for line in sheet()['groups'] if line['visitors'].startswith(who))


def the_scanned_sheet_is_filed_counted_and_accepted():
    paper = os.path.join(place, 'sign-in.pdf')
    ctl('sheet', session()['id'], 'sign-in', '--output', paper)
    scan = scanned(paper)
    with on_session() as person:
        person.keys('ctrl+Tab', 'ctrl+Tab', 'ctrl+Tab')
        person.press('选择扫描件', 'push button')
        open_file(person, scan)
        person.until('both parts filed', lambda: {line['part'] for line in sheet()['sheets']} == {'A', 'B'})

        person.keys('ctrl+Return')
        person.sees('还不能归入')
        person.keys('Escape')
        assert not sheet()['accepted']
        # Rows are ticked and counted from the terminal, as an office with two PCs does; the window follows.
        ctl('signin', session()['id'], '--sign', *[line['name'] for line in sheet()['staff'] if line['name']])
        for who, heads in (('何', 5), ('张', 3), ('曹', 1), ('吕', 1), ('钱', 1)):
            ctl('signin', session()['id'], '--heads', f"{group(who)['visit']}={heads}")
        ctl('signin', session()['id'], '--heads', f"{group('孔')['visit']}=3", '--reason', '一人先行离开')
        person.until('the difference explained', lambda: group('孔')['state'] == 'explained')
        # Not before the window has heard of the last of them.
        person.gone('差5人')
        person.sees('可以归入')
        person.picture('day-heads')
        assert (group('孔')['signed'], group('孔')['difference']) == (3, -1), group('孔')
        person.keys('ctrl+Return')
        person.until('the sheet accepted', lambda: sheet()['accepted'])
        person.picture('day-signin')
    assert session()['four_ones_state']['signin'] == 'full', session()['four_ones_state']


def the_session_ends_with_four_full_tiles():
    with on_session() as person:
        person.sees('结束接访')
        person.keys('ctrl+Return')
        person.until('the session over', lambda: session()['ended'])
        person.sees('记录本，6件，领导已签', '台账，6行', '签到表，已归入，已核对')
        person.picture('day-over')
    assert session()['four_ones_state'] == {'record': 'full', 'ledger': 'full', 'photos': 'full', 'signin': 'full',
                                            'complete': True, 'unsigned': 0}, session()['four_ones_state']
    assert session()['stages']['receive']['done'] == 3, session()['stages']
    assert ctl('check')['problems'] == []


try:
    assert ctl('example')['ok']
    run(the_leader_reads_the_briefs_and_takes_them_along,
        a_walk_in_is_registered_into_the_queue,
        everybody_is_received,
        the_leader_signs_every_record,
        photos_are_added_sorted_and_refused,
        the_scanned_sheet_is_filed_counted_and_accepted,
        the_session_ends_with_four_full_tiles)
finally:
    shutil.rmtree(place, ignore_errors=True)
