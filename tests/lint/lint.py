#!/usr/bin/env python3
"""lint.py ROOT: what the compiler cannot see. Each check is one TAP line; a failing one names file and line."""
import os
import re
import subprocess
import sys
import xml.dom.minidom

root = sys.argv[1]
HAN = re.compile(r'[\u3400-\u9fff\U00020000-\U0003ffff]')
# Rules of size bend for nobody for ever: no more than three at a time.
LONG_FILES_ALLOWED = ()
HARD_FILE_LINES = 600


def sources(top='src', endings=('.c', '.h')):
    for folder, _, names in os.walk(os.path.join(root, top)):
        for name in sorted(names):
            if name.endswith(endings):
                path = os.path.join(folder, name)
                yield os.path.relpath(path, root), open(path, encoding='utf8').read()


def strings_of(text):
    """The string literals of C code with their line numbers, comments left out."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
    for match in pattern.finditer(text):
        if match.group().startswith('"'):
            yield text.count('\n', 0, match.start()) + 1, match.group()


def includes(pattern, allowed):
    bad = []
    for path, text in sources():
        if path.startswith(allowed):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(pattern, line):
                bad.append(f'{path}:{number}: {line.strip()}')
    return bad


def check_gtk_only_in_app():
    return includes(r'#include <(gtk|adwaita|gdk/)', 'src/app/')


def check_pictures_only_in_exchange():
    """Foreign pictures meet decoders in the child process alone."""
    return includes(r'#include <(gdk-pixbuf|gexiv2)', ('src/exchange/', 'src/app/')) + \
        includes(r'#include <(poppler|zbar)', 'src/exchange/siyi-scan-')


def check_sqlite_only_in_store():
    return includes(r'#include <sqlite3|\bsqlite3_(prepare|step|exec|bind|column)', 'src/store/')


def check_notify_only_in_reminder():
    return includes(r'#include <libnotify', 'src/reminder/')


def check_core_does_no_io():
    bad = []
    for path, text in sources('src/core'):
        if path.endswith('-make.c'):  # a tool of the build, not part of the library
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(r'#include <gio|\b(fopen|open|g_file_get_contents|g_file_set_contents)\s*\(', line):
                bad.append(f'{path}:{number}: {line.strip()}')
    return bad


def check_no_chinese_in_code():
    return [f'{path}:{number}: {literal[:40]}' for path, text in sources()
            for number, literal in strings_of(text) if HAN.search(literal)]


def check_headers_of_files():
    return [path for path, text in sources() if not text.startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */')]


def check_sizes():
    return [f'{path}: {text.count(chr(10))} lines' for path, text in sources(endings=('.c',))
            if text.count('\n') > HARD_FILE_LINES and path not in LONG_FILES_ALLOWED]


def check_no_unfinished_words():
    return [f'{path}:{number}: {line.strip()}' for top in ('src', 'ui', 'data')
            for path, text in sources(top, ('.c', '.h', '.ui', '.in', '.sql'))
            for number, line in enumerate(text.splitlines(), 1)
            if re.search(r'\b(TODO|FIXME|XXX|HACK)\b|coming soon', line)]


def check_root_holds_only_its_own():
    plan = {'meson.build', 'meson_options.txt', 'README.md', 'LICENSE', 'src', 'data', 'ui', 'po', 'tests'}
    listed = subprocess.run(['git', '-C', root, 'ls-files'], capture_output=True, text=True).stdout.split('\n')
    tops = {path.split('/')[0] for path in listed if path}
    return sorted(top for top in tops - plan if not top.startswith('.'))


def check_potfiles():
    listed = [line.strip() for line in open(os.path.join(root, 'po/POTFILES.in'), encoding='utf8')
              if line.strip() and not line.startswith('#')]
    bad = [f'not there: {path}' for path in listed if not os.path.exists(os.path.join(root, path))]
    bad += [f'twice: {path}' for path in set(listed) if listed.count(path) > 1]
    if listed != sorted(listed):
        bad.append('not in alphabetical order')
    for path, text in sources():
        if re.search(r'\b(_|N_|C_|NC_|ngettext|g_dngettext)\s*\("', text) and path not in listed:
            bad.append(f'left out: {path}')
    for path, text in sources('ui', ('.ui',)):
        if 'translatable="yes"' in text and path not in listed:
            bad.append(f'left out: {path}')
    return bad


def check_translation_is_complete():
    """Every word of the interface has its Chinese one; nothing fuzzy, no broken format."""
    out = os.path.join(os.environ.get('MESON_BUILD_ROOT', '/tmp'), 'lint.pot')
    listed = [line.strip() for line in open(os.path.join(root, 'po/POTFILES.in'), encoding='utf8')
              if line.strip() and not line.startswith('#')]
    made = subprocess.run(['xgettext', '--from-code=UTF-8', '-k_', '-kN_', '-kC_:1c,2', '-kNC_:1c,2', '-kngettext:1,2',
                           '-kg_dngettext:2,3', '-o', out, *listed], cwd=root, capture_output=True, text=True)
    if made.returncode:
        return [made.stderr.strip()]
    catalogue = os.path.join(root, 'po/zh_CN.po')
    checked = subprocess.run(['msgfmt', '-c', '-o', '/dev/null', catalogue], capture_output=True, text=True)
    if checked.returncode:
        return [checked.stderr.strip()]
    merged = subprocess.run(['msgmerge', '-q', '--no-fuzzy-matching', '-o', '-', catalogue, out],
                            capture_output=True, text=True).stdout
    left = subprocess.run(['msgattrib', '--untranslated', '--no-obsolete', '--no-location', '--no-wrap', '-'],
                          input=merged, capture_output=True, text=True).stdout
    fuzzy = subprocess.run(['msgattrib', '--only-fuzzy', '--no-obsolete', '--no-location', '-'],
                           input=merged, capture_output=True, text=True).stdout
    bad = [line for line in left.splitlines() if line.startswith('msgid ') and line != 'msgid ""']
    return bad + [line for line in fuzzy.splitlines() if line.startswith('msgid ') and line != 'msgid ""']


def check_outputs_are_in_the_matrix():
    """What leaves is logged by a verb; each verb has its row in the test of the gate, and each printed paper a verb."""
    matrix = open(os.path.join(root, 'tests/gate/outputs.c'), encoding='utf8').read()
    tested = set(re.findall(r'"((?:export|print)\.[a-z-]+)"', matrix))
    # Lists of the window: the same document as a file, or no word of a petitioner's but masked ones.
    shown = {'print.brief', 'print.record-book', 'print.sign-in', 'print.photo-sheet', 'print.notice',
             'print.report', 'print.figures', 'print.tasks', 'print.accounts', 'print.code',
             'print.package-code', 'export.flags'}
    logs = r'log_print|_print_log|_ordered_log|"print\.|siyi_(ledger|statistics|task_papers)_print|siyi_trail_document|' \
           r'siyi_case_paper_print_work'
    bad = []
    for path, text in sources():
        for number, literal in strings_of(text):
            verb = literal.strip('"')
            # Roles and the words of the trail name verbs, they write none.
            if path in ('src/core/siyi-role.c', 'src/services/siyi-trail-words.c'):
                continue
            if re.fullmatch(r'(export|print)\.[a-z-]+', verb) and verb not in tested | shown:
                bad.append(f'{path}:{number}: {verb} is not in tests/gate/outputs.c')
        if path in ('src/app/siyi-print.c', 'src/app/siyi-print-work.c'):
            continue
        if path.startswith('src/app/') and re.search(r'^ *siyi_print(?:_work)? \(', text, re.M) and \
                not re.search(logs, text):
            bad.append(f'{path}: prints without a line in the audit trail')
    return bad


def check_ui_files():
    bad = []
    for path, text in sources('ui', ('.ui', '.xml')):
        try:
            xml.dom.minidom.parseString(text)
        except Exception as error:
            bad.append(f'{path}: {error}')
        if HAN.search(text):
            bad.append(f'{path}: Chinese words out of the translators\' reach')
    return bad


def check_no_literal_colours():
    text = open(os.path.join(root, 'ui/style.css'), encoding='utf8').read()
    return [f'ui/style.css:{number}: {line.strip()}' for number, line in enumerate(text.splitlines(), 1)
            if re.search(r'#[0-9a-fA-F]{3,8}\b|\brgb\(', line)]


def check_shell_scripts():
    scripts = [path for path in ('data/try', 'data/need', 'tests/run', '.ci/run')
               if os.path.exists(os.path.join(root, path))]
    return [path for path in scripts if subprocess.run(['bash', '-n', os.path.join(root, path)]).returncode]


checks = [(name[6:].replace('_', ' '), function) for name, function in list(globals().items())
          if name.startswith('check_')]
print(f'1..{len(checks)}')
worst = 0
for number, (name, function) in enumerate(checks, 1):
    bad = function()
    print(f'{"not ok" if bad else "ok"} {number} - {name}')
    for line in bad[:20]:
        print('#  ', line)
    worst = worst or bool(bad)
sys.exit(worst)
