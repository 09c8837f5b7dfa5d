#!/usr/bin/env python3
"""bagcheck.py FOLDER: a validator of its own, written from RFC 8493 and from nothing of Siyi.
Prints what is wrong, a line each; exit 1 if anything is. Needs nothing but Python."""
import hashlib
import os
import re
import sys
import unicodedata
from urllib.parse import unquote

KNOWN = {'md5', 'sha1', 'sha256', 'sha512'}


def digest(path, algorithm):
    one = hashlib.new(algorithm)
    with open(path, 'rb') as file:
        for piece in iter(lambda: file.read(1 << 20), b''):
            one.update(piece)
    return one.hexdigest()


def files_under(top):
    for folder, _, names in os.walk(top):
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), top).replace(os.sep, '/')


def read_manifest(path, wrong):
    listed = {}
    for line in open(path, encoding='utf8', newline='\n').read().split('\n'):
        if not line:
            continue
        match = re.fullmatch(r'([0-9a-fA-F]+)[ \t]+(.+?)\r?', line)
        if not match:
            wrong.append(f'{os.path.basename(path)}: no manifest line: {line!r}')
            continue
        # 2.1.3: only CR, LF and % are encoded.
        name = re.sub('%(0[AaDd]|25)', lambda m: unquote(m.group()), match.group(2))
        if name.startswith(('/', '~')) or '..' in name.split('/'):
            wrong.append(f'{os.path.basename(path)}: leads out of the bag: {name}')
        if name in listed:
            wrong.append(f'{os.path.basename(path)}: twice: {name}')
        listed[name] = match.group(1).lower()
    return listed


def check(top):
    wrong = []
    there = set(files_under(top))
    # 2.1.1: exactly these two lines, without a byte order mark.
    declaration = open(os.path.join(top, 'bagit.txt'), 'rb').read() if 'bagit.txt' in there else b''
    if not re.fullmatch(rb'BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8\r?\n?', declaration):
        wrong.append('bagit.txt is not the declaration')
    if not os.path.isdir(os.path.join(top, 'data')):
        wrong.append('no data/')
    payload = {name for name in there if name.startswith('data/')}
    manifests = sorted(name for name in there if re.fullmatch(r'manifest-[a-z0-9]+\.txt', name))
    tag_manifests = sorted(name for name in there if re.fullmatch(r'tagmanifest-[a-z0-9]+\.txt', name))
    if not manifests:
        wrong.append('no manifest')
    for name in manifests + tag_manifests:
        algorithm = re.search(r'-([a-z0-9]+)\.txt', name).group(1)
        if algorithm not in KNOWN:
            wrong.append(f'{name}: unknown algorithm')
            continue
        listed = read_manifest(os.path.join(top, name), wrong)
        if name in manifests:
            # 3: every payload file in every manifest (1.0), and nothing but payload.
            wrong += [f'{name}: not listed: {path}' for path in sorted(payload - set(listed))]
            wrong += [f'{name}: no payload: {path}' for path in listed if not path.startswith('data/')]
        else:
            wrong += [f'{name}: lists a tag manifest: {path}' for path in listed if path.startswith('tagmanifest-')]
            wrong += [f'{name}: lists payload: {path}' for path in listed if path.startswith('data/')]
        for path, want in listed.items():
            if path not in there:
                wrong.append(f'{name}: missing: {path}')
            elif digest(os.path.join(top, path), algorithm) != want:
                wrong.append(f'{name}: changed: {path}')
    info = open(os.path.join(top, 'bag-info.txt'), encoding='utf8').read() if 'bag-info.txt' in there else ''
    for line in info.splitlines():
        if line and not re.match(r'[^\s:][^:]*: ?|\s', line):
            wrong.append(f'bag-info.txt: no line: {line!r}')
    oxum = re.search(r'^Payload-Oxum: *(\d+)\.(\d+)\s*$', info, re.M)
    size = sum(os.path.getsize(os.path.join(top, path)) for path in payload)
    if oxum and (int(oxum.group(1)), int(oxum.group(2))) != (size, len(payload)):
        wrong.append(f'Payload-Oxum {oxum.group(1)}.{oxum.group(2)} and not {size}.{len(payload)}')
    if 'fetch.txt' in there:
        wrong.append('fetch.txt: holes')
    # 5.2: names that other systems take too.
    folded = {}
    for path in there:
        plain = unicodedata.normalize('NFC', path)
        if plain != path:
            wrong.append(f'not NFC: {path}')
        if folded.setdefault(plain.casefold(), path) != path:
            wrong.append(f'same but for case: {path}')
        if re.search(r'[<>:"\\|?*\x00-\x1f]|[. ](/|$)', path) or \
           re.search(r'(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)', path, re.I):
            wrong.append(f'a name Windows refuses: {path}')
    return wrong


if __name__ == '__main__':
    found = check(sys.argv[1])
    print('\n'.join(found))
    sys.exit(bool(found))
