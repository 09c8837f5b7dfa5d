#!/usr/bin/env python3
"""bench-start.py BARE SIYI ARCHIVE…: start to first painted frame, this program beside a bare window in the same run.

Runs inside tests/e2e/on-screen. The programs take turns; medians of 15 starts each are compared.
"""
import os
import statistics
import subprocess
import sys
import time

ROUNDS = 15
bare, siyi, *archives = sys.argv[1:]
rivals = {'bare window': [bare]}
for archive in archives:
    rivals[os.path.basename(archive)] = [siyi, '--exit-after-first-frame', archive]
if not archives:
    rivals['first-start page'] = [siyi, '--exit-after-first-frame']

times = {name: [] for name in rivals}
for number in range(ROUNDS + 1):
    for name, command in rivals.items():
        begin = time.monotonic()
        # Without a time-out: with one, Python looks for the end only every 50 ms.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        if number:  # the first one warms the caches
            times[name].append(time.monotonic() - begin)

base = statistics.median(times['bare window'])
print(f'{"start to first frame":32} {"median ms":>10} {"ratio":>6}')
for name, values in times.items():
    middle = statistics.median(values)
    print(f'{name[:32]:32} {middle * 1000:10.0f} {middle / base:6.2f}')
