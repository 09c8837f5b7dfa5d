#!/usr/bin/env python3
"""test-photos.py SIYICTL: photos attached, sorted, refused, masked and copied, as a script does it; TAP on stdout.

Real pictures by ImageMagick; what a camera writes beside the pixels is put together here."""
import glob
import hashlib
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

import offices

CTL = sys.argv[1]
TODAY = '2026-12-17'


class Office:
    example = None

    def __init__(self, folder):
        self.dir = folder
        self.path = os.path.join(folder, 'office.siyi')
        if Office.example is None:
            Office.example = os.path.join(tempfile.mkdtemp(prefix='siyi-photos-example-'), 'office.siyi')
            self.path, path = Office.example, self.path
            subprocess.run([CTL, '--archive', self.path, '--today', TODAY, 'example'], check=True, capture_output=True)
            # These days start without the photos that the example has.
            for day in ('2026-12-08', '2026-12-09', '2026-12-10'):
                self.ask('photos', 'take-out', *(photo['id'] for photo in self.photos(self.session_on(day))), '--reason', '试')
            self.path = path
        shutil.copytree(Office.example, self.path)

    def command(self, *words):
        return [CTL, '--archive', self.path, '--today', TODAY, '--json', *map(str, words)]

    def ask(self, *words, code=0):
        run = subprocess.run(self.command(*words), capture_output=True, timeout=300)
        assert run.returncode == code, f'{words}: exit {run.returncode}: {run.stderr.decode()}'
        return json.loads(run.stdout)

    def file(self, name, **more):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        picture(path, **more)
        return path

    def session_on(self, day):
        return self.ask('sessions', '--from', day, '--to', day)['sessions'][0]['id']

    def photos(self, session):
        return self.ask('photos', 'list', session)['photos']


def equal(have, want, what=''):
    assert have == want, f'{what}: {have!r}, want {want!r}'


def exif(taken, gps):
    """The EXIF of a camera: when, and where if asked for."""
    text = taken.encode() + b'\0'
    entries = 2 if gps else 1
    sub = 8 + 2 + 12 * entries + 4
    at = sub + 2 + 12 + 4
    body = b'II*\0' + struct.pack('<IH', 8, entries) + struct.pack('<HHII', 0x8769, 4, 1, sub)
    if gps:
        body += struct.pack('<HHII', 0x8825, 4, 1, at + len(text))
    body += struct.pack('<I', 0) + struct.pack('<HHHIII', 1, 0x9003, 2, len(text), at, 0) + text
    if gps:
        place = at + len(text)
        body += struct.pack('<H', 2) + struct.pack('<HHI4s', 1, 2, 2, b'N\0\0\0')
        body += struct.pack('<HHII', 2, 5, 3, place + 2 + 24 + 4) + struct.pack('<I', 0)
        body += struct.pack('<IIIIII', 31, 1, 12, 1, 0, 1)
    segment = b'Exif\0\0' + body
    return b'\xff\xe1' + struct.pack('>H', len(segment) + 2) + segment


def picture(path, taken=None, gps=False, seed=None, size='320x240'):
    seed = seed if seed is not None else picture.count
    picture.count += 1
    subprocess.run(['convert', '-size', size, '-seed', str(seed), 'plasma:fractal', '-strip', 'jpeg:' + path], check=True)
    if taken:
        data = open(path, 'rb').read()
        open(path, 'wb').write(data[:2] + exif(taken, gps) + data[2:])


picture.count = 1


def pixels(path):
    return hashlib.sha256(subprocess.run(['convert', path, 'rgb:-'], check=True, capture_output=True).stdout).hexdigest()


def test_photos_fill_their_tile_with_captions(office):
    session = office.session_on('2026-12-08')
    original = office.file('a.jpg', taken='2026:12:08 09:30:00')
    answer = office.ask('photos', 'add', session, original, office.file('b.jpg'), '--photographer', '周乙丑')
    equal((answer['added'], answer['doubles'], answer['refused'], answer['warnings']), (2, 0, [], []))
    photo = office.photos(session)[0]
    equal(photo['sha256'], hashlib.sha256(open(original, 'rb').read()).hexdigest())
    equal((photo['width'], photo['height'], photo['taken']), (320, 240, '2026-12-08 09:30:00'))
    for element in ('what', 'time', 'place', 'people', 'background', 'photographer'):
        assert photo[element], element
    equal(photo['time'], '2026年12月8日 9:30')
    shown = office.ask('session', session)['session']
    came = shown['batches'] - shown['booked']
    line = f"2026年12月8日，{shown['post']}{shown['leader']}在{shown['venue']}接待{came}批{shown['persons']}人次来访群众"
    assert photo['caption'].startswith(line), f"{photo['caption']}, want {line}"
    # Two are not a set yet: an overall view and one of the sign-in are.
    equal(shown['four_ones']['photos'], False)
    for one, kind in zip(office.photos(session), ('overview', 'sign-in')):
        office.ask('photos', 'kind', one['id'], '--kind', kind)
    equal(office.ask('session', session)['session']['four_ones']['photos'], True)
    equal(office.ask('check')['problems'], [])


def test_doubles_are_left_out_everywhere(office):
    first, second = office.session_on('2026-12-08'), office.session_on('2026-12-09')
    path = office.file('a.jpg')
    shutil.copy(path, os.path.join(office.dir, 'again.jpg'))
    answer = office.ask('photos', 'add', first, path, os.path.join(office.dir, 'again.jpg'))
    equal((answer['added'], answer['doubles']), (1, 1))
    answer = office.ask('photos', 'add', second, path)
    equal((answer['added'], answer['doubles']), (0, 1))
    equal(office.photos(second), [])


def test_hostile_files_are_refused_one_by_one(office):
    session = office.session_on('2026-12-08')
    good = office.file('card/good 好🙂.jpg')
    folder = os.path.dirname(good)
    data = open(good, 'rb').read()
    frame = data.index(b'\xff\xc0')
    odd = {'cut.jpg': (data[:len(data) // 2], 'truncated'), 'empty.jpg': (b'', 'empty'),
           'svg.png': (b'<svg xmlns="http://www.w3.org/2000/svg"/>', 'no-picture'),
           'film.mp4': (b'\0\0\0\x18ftypmp42' + bytes(99), 'no-picture'),
           'other.png': (data + b'\0', 'wrong-ending'), 'line\nbreak.jpg': (data, 'odd-name'),
           'huge.jpg': (data[:frame + 5] + b'\xfd\xe8\xfd\xe8' + data[frame + 9:], 'too-many-pixels')}
    for name, (content, _) in odd.items():
        open(os.path.join(folder, name), 'wb').write(content)
    os.symlink(good, os.path.join(folder, 'link.jpg'))
    os.mkfifo(os.path.join(folder, 'pipe.jpg'))
    open(os.path.join(folder, '._hidden.jpg'), 'wb').write(b'left by a system')
    answer = office.ask('photos', 'add', session, folder)
    equal(answer['added'], 1)
    want = {name: why for name, (_, why) in odd.items()} | {'link.jpg': 'link', 'pipe.jpg': 'no-file'}
    equal({os.path.basename(line['file']): line['why'] for line in answer['refused']}, want)
    assert all(line['message'] for line in answer['refused'])
    office.ask('photos', 'add', session, os.path.join(folder, 'empty.jpg'), code=1)
    equal(len(office.photos(session)), 1)


def test_a_camera_card_is_sorted_by_time(office):
    office.ask('add-session', '2026-12-08', '--leader', '顾甲申', '--from', '14:30', '--to', '17:00', '--reason', '试')
    morning, afternoon = [session['id'] for session in
                          office.ask('sessions', '--from', '2026-12-08', '--to', '2026-12-08')['sessions']]
    other = office.session_on('2026-12-10')
    for name, taken in (('1', '2026:12:08 10:00:00'), ('2', '2026:12:08 16:59:00'), ('3', '2026:12:08 11:45:00'),
                        ('4', '2026:12:08 13:00:00'), ('5', '2026:12:10 20:00:00'), ('6', '2026:12:06 10:00:00'),
                        ('7', None), ('8', '0000:00:00 00:00:00')):
        office.file(f'card/DCIM/100CAM/IMG_{name}.JPG', taken=taken)
    card = os.path.join(office.dir, 'card')
    dry = office.ask('photos', 'sort', card, '--dry-run')
    equal((dry['added'], len(dry['doubtful'])), (4, 4))
    equal(office.photos(other), [])
    answer = office.ask('photos', 'sort', card)
    equal((answer['added'], answer['doubles'], answer['refused']), (4, 0, []))
    equal([photo['name'] for photo in office.photos(morning)], ['IMG_1.JPG', 'IMG_3.JPG'])
    equal([photo['name'] for photo in office.photos(afternoon)], ['IMG_2.JPG'])
    equal([photo['name'] for photo in office.photos(other)], ['IMG_5.JPG'])
    equal([(os.path.basename(line['file'])[4], line['why']) for line in answer['doubtful']],
          [('4', 'several-sessions'), ('6', 'no-session'), ('7', 'no-time'), ('8', 'no-time')])
    equal(answer['doubtful'][0]['sessions'], [morning, afternoon])
    equal(office.ask('photos', 'sort', card)['doubles'], 4)


def test_another_day_warns(office):
    answer = office.ask('photos', 'add', office.session_on('2026-12-08'), office.file('a.jpg', taken='2026:12:07 09:00:00'))
    equal((answer['added'], [line['why'] for line in answer['warnings']]), (1, ['other-day']))


def test_a_copy_leaves_without_its_place(office):
    session = office.session_on('2026-12-08')
    path = office.file('a.jpg', taken='2026:12:08 09:30:00', gps=True)
    photo = office.ask('photos', 'add', session, path)['photos'][0]
    equal(photo['location'], True)
    copy = os.path.join(office.dir, 'copy.jpg')
    office.ask('photos', 'copy', photo['photo'], copy)
    again = office.ask('photos', 'add', session, copy)
    equal((again['added'], again['photos'][0]['location'], again['photos'][0]['taken']), (1, False, '2026-12-08 09:30:00'))
    equal(pixels(copy), pixels(path))
    equal(glob.glob(os.path.join(office.dir, '*.part')), [])
    equal(office.ask('check')['problems'], [])


def part(path, area):
    """The pixels of a part of a picture, three bytes each."""
    return subprocess.run(['convert', path, '-crop', area, '+repage', '-depth', '8', 'rgb:-'], check=True,
                          capture_output=True).stdout


def segments(path):
    """What a JPEG says beside its pixels: the names of its application segments and comments."""
    data, at, found = open(path, 'rb').read(), 2, []
    while data[at + 1] != 0xda:
        if data[at + 1] == 0xfe or 0xe0 <= data[at + 1] <= 0xef:
            found.append(data[at + 4:at + 8])
        at += 2 + int.from_bytes(data[at + 2:at + 4], 'big')
    return found


def distance(one, other):
    return sum(abs(a - b) for a, b in zip(one, other)) / len(one)


def test_only_masked_copies_leave(office):
    session = office.session_on('2026-12-08')
    path = office.file('a.jpg', taken='2026:12:08 09:30:00', gps=True, size='640x480')
    before = hashlib.sha256(open(path, 'rb').read()).hexdigest()
    photo = office.ask('photos', 'add', session, path)['photos'][0]['photo']
    out = os.path.join(office.dir, 'out.jpg')
    for audience in ('unit', 'public'):
        refused = office.ask('photos', 'copy', photo, out, '--audience', audience, code=1)['error']
        equal(refused['code'], 'constraint')
        assert 'masked' in refused['message'], refused
    assert not glob.glob(out + '*')
    masked = office.ask('photos', 'mask', photo, '--rect', '64,64,128,96:black', '--rect', '400,200,160,160:blur')
    equal(masked['original'], photo)
    listed = office.ask('photos', 'masked', photo)['copies']
    equal([(copy['id'], copy['rects']) for copy in listed],
          [(masked['photo'], ['64,64,128,96:black', '400,200,160,160:blur'])])
    equal([one['id'] for one in office.photos(session)], [photo])
    equal(office.photos(session)[0]['sha256'], before)
    office.ask('photos', 'copy', masked['photo'], out, '--audience', 'unit')
    equal(segments(out), [b'JFIF'])
    assert max(part(out, '128x96+64+64')) <= 6
    assert distance(part(out, '640x48+0+0'), part(path, '640x48+0+0')) < 6
    assert distance(part(out, '160x160+400+200'), part(path, '160x160+400+200')) > 6
    equal(office.ask('check')['problems'], [])
    os.remove(out)
    equal(office.ask('photos', 'copy', masked['photo'], out, '--audience', 'public', code=1)['error']['code'], 'constraint')
    subprocess.run(['sqlite3', f'{office.path}/main.db',
                    f"UPDATE photo SET publish = 1, consent = '本人书面同意' WHERE id = {photo}"], check=True)
    office.ask('photos', 'copy', masked['photo'], out, '--audience', 'public')
    office.ask('photos', 'copy', photo, out, '--audience', 'public', code=1)


def test_a_killed_import_leaves_whole_photos(office):
    session = office.session_on('2026-12-08')
    for number in range(24):
        office.file(f'card/{number:02}.jpg', size='900x700')
    card = os.path.join(office.dir, 'card')
    before = 0
    while before < 24:
        run = subprocess.Popen(office.command('photos', 'add', session, card), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        end = time.monotonic() + 300
        while run.poll() is None and len(office.photos(session)) < before + 5 and time.monotonic() < end:
            pass
        run.send_signal(signal.SIGKILL)
        run.wait()
        photos = office.photos(session)
        assert len(photos) > before, 'no progress'
        before = len(photos)
        equal(len({photo['sha256'] for photo in photos}), before)
        equal(office.ask('check')['problems'], [])
        answer = subprocess.run(['sqlite3', f'file:{office.path}/main.db?mode=ro',
                                 "SELECT count(*) FROM file WHERE kind = 'photo' AND id NOT IN (SELECT file FROM photo)"],
                                capture_output=True, text=True, check=True)
        equal(answer.stdout.strip(), '0')


def test_captions_kinds_order_and_taking_out(office):
    session = office.session_on('2026-12-08')
    ids = [line['photo'] for line in
           office.ask('photos', 'add', session, *(office.file(f'{n}.jpg') for n in range(3)))['photos']]
    kept = office.photos(session)[0]['people']
    answer = office.ask('photos', 'caption', ids[0], ids[1], '--place', '二楼接访室', '--line', '接访现场')
    equal(answer['photos'], 2)
    assert answer['action']
    photos = office.photos(session)
    equal([photo['place'] == '二楼接访室' for photo in photos], [True, True, False])
    equal([photo['caption'] == '接访现场' for photo in photos], [True, True, False])
    equal(photos[0]['people'], kept)
    office.ask('photos', 'kind', ids[1], '--kind', 'overview')
    office.ask('photos', 'kind', ids[2], '--kind', 'papers')
    office.ask('photos', 'kind', ids[2], '--kind', 'none')
    equal([photo['kind'] or None for photo in office.photos(session)], [None, 'overview', None])
    office.ask('photos', 'order', session, ids[2], ids[0], ids[1])
    equal([photo['id'] for photo in office.photos(session)], [ids[2], ids[0], ids[1]])
    office.ask('photos', 'take-out', ids[0], '--reason', '重拍')
    equal([photo['id'] for photo in office.photos(session)], [ids[2], ids[1]])
    # One that is not there: nothing of the others is changed either.
    equal(office.ask('photos', 'caption', ids[1], ids[0], '--place', '别处', code=1)['error']['code'], 'not-found')
    equal([photo['place'] == '别处' for photo in office.photos(session)], [False, False])
    for words in (['caption', ids[1]], ['kind', ids[1]], ['take-out', ids[1]], ['order', session],
                  ['caption', 'x', '--place', 'y']):
        equal(office.ask('photos', *words, code=1)['error']['code'], 'usage', words)
    office.ask('photos', 'kind', ids[1], '--kind', 'selfie', code=1)
    office.ask('photos', 'take-out', ids[1], '--reason', ' ', code=1)
    equal(len(office.photos(session)), 2)
    equal(office.ask('check')['problems'], [])


def sheet(office, session, *words, name='sheet.pdf'):
    """A photo sheet: the answer, the words of each page, the pictures within."""
    path = os.path.join(office.dir, name)
    answer = office.ask('sheet', session, 'photos', '--output', path, *words)
    text = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True, check=True).stdout
    listed = subprocess.run(['pdfimages', '-list', path], capture_output=True, text=True, check=True).stdout
    return answer, text.rstrip('\f').split('\f'), [line.split() for line in listed.splitlines()[2:]]


def test_the_photo_sheet(office):
    session = office.session_on('2026-12-08')
    wide = [office.file(f'{n}.jpg', size='2000x1500', gps=True, taken='2026:12:08 09:30:00') for n in range(3)]
    ids = [line['photo'] for line in office.ask('photos', 'add', session, *wide, office.file('high.jpg', size='300x400'))['photos']]
    office.ask('photos', 'caption', ids[0], '--line', '接访现场第一张')
    for words, pages, side in (((), 2, '1600'), (('--per-page', '4'), 1, '900')):
        answer, text, pictures = sheet(office, session, *words)
        equal((answer['photos'], answer['left_out'], answer['pages'], len(text)), (4, 0, pages, pages))
        assert '领导接访现场照片' in text[0] and '接访现场第一张' in text[0], text[0]
        # At print size and as JPEGs, not as large as the camera made them; a small one as it is.
        equal([(line[3], line[8]) for line in pictures], [(side, 'jpeg')] * 3 + [('300', 'jpeg')])
    data = open(os.path.join(office.dir, 'sheet.pdf'), 'rb').read()
    assert b'Exif' not in data

    # An original stays in the office; a masked copy leaves, and the sheet tells of the others.
    answer, text, pictures = sheet(office, session, '--audience', 'unit')
    equal((answer['photos'], answer['left_out'], pictures), (0, 4, []))
    office.ask('photos', 'mask', ids[1], '--rect', '10,10,500,500:black')
    for audience, shown in (('unit', 1), ('public', 0), ('inside', 4)):
        answer, text, pictures = sheet(office, session, '--audience', audience)
        equal((answer['photos'], answer['left_out'], len(pictures)), (shown, 4 - shown, shown), audience)
        equal('未经本人同意公开' in ''.join(text), shown < 4, audience)

    path = os.path.join(office.dir, 'sheet.docx')
    office.ask('sheet', session, 'photos', '--output', path)
    subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{office.dir}/office', '--convert-to', 'pdf',
                    '--outdir', office.dir, path], check=True, capture_output=True, timeout=300)
    listed = subprocess.run(['pdfimages', '-list', os.path.join(office.dir, 'sheet.pdf')], capture_output=True, text=True)
    equal(len(listed.stdout.splitlines()) - 2, 4)
    for words in (('--per-page', '3'), ('--per-page', '0')):
        office.ask('sheet', session, 'photos', '--output', path, *words, code=1)
    equal(office.ask('sheet', session, 'sign-in', '--audience', 'unit', '--output', path, code=1)['error']['code'], 'usage')
    equal(office.ask('check')['problems'], [])


def test_faults_are_refused(office):
    path = office.file('a.jpg')
    for words in (['photos', 'add', '1'], ['photos', 'eat', '1'], ['photos', 'add', '1', path, '--kind', 'selfie'],
                  ['photos', 'mask', '1'], ['photos', 'mask', '1', '--rect', '1,2,3'],
                  ['photos', 'copy', '1', path + '.copy', '--audience', 'friends']):
        equal(office.ask(*words, code=1)['error']['code'], 'usage')
    equal(office.ask('photos', 'add', '999999', path, code=1)['error']['code'], 'not-found')
    equal(office.ask('photos', 'mask', '999999', '--rect', '1,2,3,4', code=1)['error']['code'], 'not-found')
    equal(office.ask('photos', 'copy', '999999', path + '.copy', code=1)['error']['code'], 'not-found')


def main():
    failed = offices.run(globals(), Office, 'siyi-photos-')
    if Office.example is not None:
        shutil.rmtree(os.path.dirname(Office.example), ignore_errors=True)
    sys.exit(failed > 0)


main()
