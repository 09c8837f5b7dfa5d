#!/usr/bin/env python3
"""bench-package.py SIYICTL [MEGABYTES]: the package of about 100 sessions with 1 GB of photos, written, flushed to the
disk and read again, beside cp and sha256sum over the same bytes in the same run, by turns before and after it: who
comes second may find fresher or staler memory. Prints a table; asserts nothing."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

CTL = sys.argv[1]
MEGABYTES = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
TODAY = '2026-05-29'
RUNS = 4


def photo(path, base, n_bytes):
    """A picture with so many bytes: comment segments of chance, as incompressible as a camera's."""
    with open(path, 'wb') as out:
        out.write(base[:2])
        while n_bytes > 0:
            n = min(65000, n_bytes)
            out.write(b'\xff\xfe' + (n + 2).to_bytes(2, 'big') + os.urandom(n))
            n_bytes -= n
        out.write(base[2:])


def measured(words, **more):
    begun = time.monotonic()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, words
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def main():
    place = tempfile.mkdtemp(prefix='siyi-bench-package-', dir=os.environ.get('SIYI_BENCH_DIR'))
    archive, card = os.path.join(place, 'a.siyi'), os.path.join(place, 'card')
    ctl = [CTL, '--archive', archive, '--today', TODAY, '--json']
    os.mkdir(card)
    try:
        subprocess.run(ctl + ['example'], check=True, stdout=subprocess.DEVNULL)
        sessions = json.loads(subprocess.run(ctl + ['sessions', '--from', '2026-01-01', '--to', '2026-12-31'], check=True,
                                             capture_output=True).stdout)['sessions']
        subprocess.run(['convert', '-size', '1600x1200', 'plasma:fractal', '-strip', '-quality', '60',
                        'jpeg:' + os.path.join(place, 'base.jpg')], check=True)
        base = open(os.path.join(place, 'base.jpg'), 'rb').read()
        each = MEGABYTES * 1000000 // len(sessions) // 3 - len(base)
        for session in sessions:
            names = [os.path.join(card, f'{session["id"]}-{i}.jpg') for i in range(3)]
            for name in names:
                photo(name, base, each)
            subprocess.run(ctl + ['photos', 'add', str(session['id']), *names], check=True, stdout=subprocess.DEVNULL)
        size = sum(os.path.getsize(name) for name in glob.glob(card + '/*'))
        print(f'# {len(sessions)} sessions, {len(sessions) * 3} photos, {size / 1e6:.0f} MB')
        print('run  package s (cpu, MiB)   check s (cpu, MiB)   cp+sha256sum s (cpu)   with sync   ratio   cpu ratio')
        sums = [0, 0, 0]    # package, cp+sha256sum, and with sync: seconds
        for run in range(RUNS):
            bag, copy = os.path.join(place, 'bag'), os.path.join(place, 'copy')
            times = {}

            def copying():
                subprocess.run(['sync'])
                times['cp'] = measured(['sh', '-c', f'cp -r {card} {copy} && sha256sum {copy}/* > {place}/sums'])
                times['sync'] = measured(['sync', '-f', copy])

            def packing():
                subprocess.run(['sync'])
                times['packed'] = measured(ctl + ['package', '--year', '2026', '--output', bag])
                times['checked'] = measured(ctl + ['check', '--package', bag])

            for work in (copying, packing) if run % 2 == 0 else (packing, copying):
                work()
            cp, sync, packed, checked = (times[name] for name in ('cp', 'sync', 'packed', 'checked'))
            sizes = [(name, os.path.getsize(os.path.join(folder, name))) for folder, _, names in os.walk(bag) for name in names]
            # The example has photos of its own beside those of the card.
            photos = sum(n for name, n in sizes if name.endswith('.jpg'))
            others = sum(n for name, n in sizes if not name.endswith('.jpg'))
            print(f'{run + 1:3}  {packed[0]:6.1f} ({packed[1]:5.1f}, {packed[2]:4})      {checked[0]:6.1f} ({checked[1]:4.1f}, {checked[2]:4})'
                  f'      {cp[0]:6.1f} ({cp[1]:4.1f})          {cp[0] + sync[0]:6.1f}   {packed[0] / cp[0]:5.2f}   {packed[1] / cp[1]:5.2f}')
            sums = [sum(pair) for pair in zip(sums, (packed[0], cp[0], cp[0] + sync[0]))]
            shutil.rmtree(copy)
            if run < RUNS - 1:
                shutil.rmtree(bag)
        print(f'# all runs: {sums[0] / sums[1]:.2f} times cp+sha256sum, {sums[0] / sums[2]:.2f} times with sync')
        print(f'# growth over the photos\' bytes: {100 * others / photos:.2f} %')
    finally:
        shutil.rmtree(place, ignore_errors=True)


main()
