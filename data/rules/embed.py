#!/usr/bin/env python3
"""embed.py OUTPUT INPUT...: turns the rules' word files into one C file of byte arrays."""
import os
import sys

output, inputs = sys.argv[1], sys.argv[2:]
with open(output, 'w', encoding='ascii') as out:
    out.write('#include "siyi-words-private.h"\n')
    names = []
    for number, path in enumerate(inputs):
        data = open(path, 'rb').read()
        names.append(os.path.basename(path))
        rows = [','.join(map(str, data[i:i + 24])) for i in range(0, len(data), 24)]
        out.write(f'static const unsigned char bytes_{number}[] = {{\n' + ',\n'.join(rows) + '};\n')
    out.write('const SiyiWordsFile siyi_words_files[] = {\n')
    for number, name in enumerate(names):
        out.write(f'  {{ "{name}", bytes_{number}, sizeof bytes_{number} }},\n')
    out.write('};\n')
    out.write(f'const unsigned siyi_words_n_files = {len(names)};\n')
