"""offices: runs the tests of a module, each over an office of its own; TAP on stdout."""
import shutil
import sys
import tempfile
import traceback


def run(names, office, prefix):
    """The functions test_… among names, each given office(FOLDER), a folder that is gone afterwards.

    Returns how many failed."""
    tests = [(name, test) for name, test in names.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix=prefix)
        try:
            test(office(folder))
            print(f'ok {number} - {name[5:].replace("_", " ")}')
        except Exception:
            failed += 1
            print(f'not ok {number} - {name[5:].replace("_", " ")}')
            print(''.join(f'# {line}\n' for line in traceback.format_exc().splitlines()), end='')
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        sys.stdout.flush()
    return failed
