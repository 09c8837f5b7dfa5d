#!/usr/bin/env python3
"""test-papers.py PAPER_SAMPLE SIYICTL: papers as other programs read them: LibreOffice opens the .docx, Chromium prints
the .html, poppler reads the PDF. TAP on stdout."""
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback

SAMPLE, CTL = sys.argv[1:3]
WORDS = ['2026年12月市领导接访安排', '接访领导', '黎甲午', '一号接访室', '示例市信访局']


def run(*words):
    return subprocess.run(list(map(str, words)), capture_output=True, timeout=240, check=True)


def words_of(pdf):
    """The text of each page, without white space."""
    text = run('pdftotext', '-layout', pdf, '-').stdout.decode()
    return [re.sub(r'\s', '', page) for page in text.split('\f')[:-1]]


def check_month(pages, heading_on_each=True):
    whole = ''.join(pages)
    for word in WORDS:
        assert word in whole, f'{word} is not there'
    for number in range(1, 24):
        assert f'12月{number}日' in whole, number
    with_rows = [page for page in pages if '现场接访' in page]
    assert len(with_rows) >= 2, 'the table stands on one page'
    assert all('接访领导' in page for page in with_rows), 'a page without the heading'


def test_pdf(folder):
    """Fonts embedded, words searchable, title told, heading on each page."""
    pdf = os.path.join(folder, 'month.pdf')
    run(SAMPLE, 1, 23, pdf)
    check_month(words_of(pdf))
    fonts = run('pdffonts', pdf).stdout.decode().splitlines()[2:]
    assert fonts and all(re.search(r'\byes +(yes|no) +yes +\d+ +\d+$', line) for line in fonts), fonts
    info = run('pdfinfo', pdf).stdout.decode()
    assert re.search(r'Title: +2026年12月市领导接访安排', info), info
    assert 'Page size:       841.89 x 595.276' in info, info


def test_docx(folder):
    """A word processor makes the same month of it."""
    docx = os.path.join(folder, 'month.docx')
    run(SAMPLE, 1, 23, docx)
    run('soffice', '--headless', f'-env:UserInstallation=file://{folder}/office', '--convert-to', 'pdf',
        '--outdir', folder, docx)
    pages = words_of(os.path.join(folder, 'month.pdf'))
    check_month(pages)
    assert '—1—' in pages[0] and '—2—' in pages[1], 'no page numbers'
    assert len(pages) <= 3, f'{len(pages)} pages'


def test_html(folder):
    """A browser prints it on landscape paper, the heading on each page."""
    html, pdf = os.path.join(folder, 'month.html'), os.path.join(folder, 'html.pdf')
    run(SAMPLE, 1, 23, html)
    run('chromium', '--headless', '--no-sandbox', '--disable-gpu', f'--user-data-dir={folder}/browser',
        '--no-pdf-header-footer', f'--print-to-pdf={pdf}', 'file://' + html)
    check_month(words_of(pdf))
    size = re.search(r'Page size: +(\d+).* x (\d+)', run('pdfinfo', pdf).stdout.decode())
    assert int(size[1]) > int(size[2]), 'not landscape'


def test_ledger(folder):
    """The example's ledger on paper: every number once, sums at the end."""
    archive, pdf = os.path.join(folder, 'office.siyi'), os.path.join(folder, 'ledger.pdf')
    run(CTL, '--archive', archive, 'example')
    run(CTL, '--archive', archive, 'ledger', '--audience', 'public', '--output', pdf)
    pages = words_of(pdf)
    assert all('接访日期' in page for page in pages[:-1]), 'a page without the heading'
    assert re.search(r'合计\d+批、\d+人次。', pages[-1]), pages[-1]
    assert not re.search(r'1\d{10}', ''.join(pages)), 'a telephone number left the office'


def read_codes(pdf, folder):
    """What a scanner reads on each page of a print."""
    run('pdftoppm', '-r', '150', '-png', pdf, os.path.join(folder, 'scan'))
    pictures = sorted(name for name in os.listdir(folder) if name.startswith('scan'))
    return [run('zbarimg', '--quiet', '--raw', os.path.join(folder, name)).stdout.decode().strip()
            for name in pictures]


def test_session_papers(folder):
    """Briefs, record book and sign-in sheet of an example's session, as other programs read them."""
    archive = os.path.join(folder, 'office.siyi')
    run(CTL, '--archive', archive, 'example')
    sessions = json.loads(run(CTL, '--archive', archive, 'sessions', '--from', '2023-01-01', '--to', '2023-03-31',
                              '--json').stdout)['sessions']
    for session in reversed(sessions):
        found = json.loads(run(CTL, '--archive', archive, 'session', session['id'], '--json').stdout)['session']
        if len(found['visits']) >= 2:
            break
    write = lambda *words: json.loads(run(CTL, '--archive', archive, *words, '--json').stdout)
    path = lambda name: os.path.join(folder, name)

    cases = {visit['case'] for visit in found['visits']}
    for name, more in (('brief.pdf', ()), ('large.pdf', ('--large',))):
        answer = write('brief', session['id'], '--output', path(name), *more)
        assert answer['matters'] == len(cases) and answer['pages'] == len(words_of(path(name))), answer
        assert len(cases) <= answer['pages'] <= len(cases) * (2 if more else 1), answer
    assert all('案情简报' in page and '没有记录' in page for page in words_of(path('brief.pdf')))

    answer = write('sheet', session['id'], 'record-book', '--output', path('book.pdf'))
    pages = words_of(path('book.pdf'))
    assert answer['matters'] == len(found['visits']) and answer['pages'] == len(pages), answer
    for visit in found['visits']:
        assert any(re.search(f'第{visit["serial"]}号第1页', page) for page in pages), visit['serial']
    assert '以下空白' in pages[-1]

    answer = write('book', '2023', '--output', path('year.pdf'))
    pages = words_of(path('year.pdf'))
    assert answer['pages'] == len(pages) and answer['matters'] > 300, answer
    for number, page in enumerate(pages, 1):
        assert f'全年第{number}页' in page and '2023年第' in page, (number, page)
    heads = [int(found[1]) for found in (re.search(r'2023年第(\d+)号第1页', page) for page in pages) if found]
    assert heads == list(range(1, answer['matters'] + 1)), heads

    write('sheet', session['id'], 'sign-in', '--output', path('sign.pdf'))
    codes = read_codes(path('sign.pdf'), folder)
    parts = [code.rsplit(':', 1) for code in codes]
    assert {part for uid, part in parts} == {'A', 'B'} and len({uid for uid, part in parts}) == 1, codes
    assert re.fullmatch(r'siyi:session:[0-9a-f-]{36}', parts[0][0]), codes

    write('sheet', session['id'], 'sign-in', '--part', 'A', '--output', path('a.docx'))
    run('soffice', '--headless', f'-env:UserInstallation=file://{folder}/office', '--convert-to', 'pdf',
        '--outdir', folder, path('a.docx'))
    part_a = ''.join(words_of(path('a.pdf')))
    assert parts[0][0] in part_a and '签到表（接访人员）' in part_a, part_a
    assert not re.search(r'1\d{10}|1\d\d\*{4}', part_a), 'a petitioner\'s number on part A'


tests = [function for name, function in list(globals().items()) if name.startswith('test_')]
print(f'1..{len(tests)}')
failed = 0
for number, test in enumerate(tests, 1):
    with tempfile.TemporaryDirectory(prefix='siyi-papers-') as place:
        try:
            test(place)
            print(f'ok {number} - {test.__name__[5:]}', flush=True)
        except Exception as error:
            failed = 1
            print(f'not ok {number} - {test.__name__[5:]}', flush=True)
            detail = error.stderr.decode(errors='replace') if isinstance(error, subprocess.CalledProcessError) else ''
            print('\n'.join('# ' + line for line in (traceback.format_exc() + detail).splitlines()), flush=True)
sys.exit(failed)
