"""person: the program as a person with a screen, a keyboard and a screen reader meets it.

A test makes a Person for a command, then says what they do (press, type, keys) and what they must see (sees, gone).
Every failure carries a picture. Runs inside tests/e2e/on-screen.
"""
import os
import subprocess
import sys
import time
import traceback
import warnings

warnings.simplefilter('ignore')
# For the program alone: the library of accessibility warns of a program that has only just begun.
DEBUG = {name: os.environ.pop(name) for name in ('G_DEBUG',) if name in os.environ}
import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from rows import Rows  # noqa: E402

QUIET = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
helpers = []


# How long a person waits for anything: much, as a busy machine is slow and a pass never waits for it.
PATIENCE = 90.0
SCREEN = 768    # its height, of on-screen


def screen():
    """Accessibility and a window manager for this screen, once."""
    if helpers:
        return
    helpers.append(subprocess.Popen(['/usr/libexec/at-spi-bus-launcher', '--launch-immediately'], **QUIET))
    helpers.append(subprocess.Popen(['openbox'], **QUIET))
    # A window that is there before the window manager never gets the keyboard.
    end = time.monotonic() + PATIENCE
    while subprocess.run(['xdotool', 'get_num_desktops'], **QUIET).returncode and time.monotonic() < end:
        time.sleep(0.05)
    Atspi.init()


class Missed(AssertionError):
    pass


class Keyboard:
    """Has a key for each character before the first is typed.

    xdotool alone lends one spare key to every character in turn, and a busy program reads from it what stands there by
    the time it looks.
    """
    spare, lent = [], {}    # spare: keycodes, the one lent longest ago first

    @classmethod
    def fit(cls, text):
        if not cls.spare:
            table = subprocess.run(['xmodmap', '-pke'], capture_output=True, text=True, check=True).stdout
            lines = [line.split('=') for line in table.splitlines()]
            cls.spare = [number.split()[1] for number, symbols in lines
                         if all(symbol.startswith(('XF86', 'NoSymbol')) for symbol in symbols.split())]
        wanting = [c for c in dict.fromkeys(text) if not c.isascii() and c not in cls.lent]
        if not wanting:
            return
        kept = {cls.lent[c] for c in text if c in cls.lent}
        free = [code for code in cls.spare if code not in kept][:len(wanting)]
        cls.lent = {c: code for c, code in cls.lent.items() if code not in free} | dict(zip(wanting, free))
        cls.spare = [code for code in cls.spare if code not in free] + free
        subprocess.run(['xmodmap', *(word for c, code in zip(wanting, free)
                                     for word in ('-e', f'keycode {code} = U{ord(c):04X}'))], check=True)


class Person:
    def __init__(self, *command, env=None, language='zh_CN'):
        screen()
        full = {**os.environ, **DEBUG, 'LANG': f'{language}.UTF-8', 'LC_ALL': f'{language}.UTF-8', 'LANGUAGE': language,
                **(env or {})}
        # The screen outlives a program: each begins with the pointer away from everything.
        self.aside()
        self.program = subprocess.Popen(command, env=full)
        self.within = None    # looks at a part of the window only, which is quicker
        self.passed_over = None    # name of a long list whose rows are not looked at, for the same reason

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            self.picture('failed')
        ended = self.program.poll()
        self.leave()
        if error is None and ended:
            raise Missed(f'the program ended with {ended}')

    # --- what is there
    def _showing(self, rows, name, role, exact=False):
        """Rows of showing things of that name; those which only contain it come last."""
        near = []
        for row in rows.walk(self.within, self.passed_over):
            label = row.name.replace('_', '')
            if label == name and role in (None, row.role) and rows.shows(row):
                yield row
            elif not exact and name in label and label != name and role in (None, row.role):
                near.append(row)
        yield from (row for row in near if rows.shows(row))

    def _look(self, found, patience):
        """What the function finds in the rows of now, or of a moment later."""
        end = time.monotonic() + patience
        while True:
            try:
                thing = found(Rows())
            except GLib.Error:
                thing = None    # the tree has changed on the way
            if thing or time.monotonic() > end:
                return thing
            if self.program.poll() is not None:
                raise Missed(f'the program ended with {self.program.returncode} while it was looked at')
            time.sleep(0.1)

    @staticmethod
    def _box(thing):
        try:
            box = Atspi.Component.get_extents(thing.get_component_iface(), Atspi.CoordType.WINDOW)
            return box.x, box.y, box.width, box.height
        except Exception:
            return None

    def shows(self, thing):
        # GTK 4.8 says SHOWING of windows alone.
        try:
            states = thing.get_state_set()
            box = self._box(thing)
        except Exception:
            return False
        return states.contains(Atspi.StateType.SHOWING) or (
            states.contains(Atspi.StateType.VISIBLE) and box is not None and box[2] > 0 and box[3] > 0)

    def find(self, name, role=None, patience=PATIENCE, exact=False):
        """The showing thing of that name; an exact name goes before one that contains it."""
        def found(rows):
            return next(filter(None, map(rows.reach, self._showing(rows, name, role, exact))), None)
        return self._look(found, patience)

    def sees(self, *names, role=None, patience=PATIENCE):
        for name in names:
            if not self._look(lambda rows: any(True for _ in self._showing(rows, name, role)), patience):
                raise Missed(f'not on the screen: {name!r}' + (f' as {role}' if role else ''))

    def gone(self, name, role=None):
        def found(rows):
            return rows.whole and not any(True for _ in self._showing(rows, name, role))
        if not self._look(found, PATIENCE):
            raise Missed(f'still on the screen: {name!r}')

    def tree(self, depth=10):
        def line(thing, level):
            print('  ' * level + thing.get_role_name(), repr(thing.get_name()), file=sys.stderr)
            for i in range(min(thing.get_child_count(), 60)) if level < depth else ():
                child = thing.get_child_at_index(i)
                if child:
                    line(child, level + 1)
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            line(desktop.get_child_at_index(i), 0)

    def _all(self, name, role):
        """Every showing thing of that very name: a widget may keep a second layout out of sight."""
        rows = Rows()
        return [thing for thing in map(rows.reach, self._showing(rows, name, role, exact=True)) if thing is not None]

    # --- what a person does
    def press(self, name, role=None):
        """By its own action, or that of what it stands in; else with the pointer."""
        end = time.monotonic() + PATIENCE
        while True:
            thing = self.find(name, role)
            if thing is None:
                raise Missed(f'nothing to press: {name!r}')
            try:
                if any(self._act(candidate) for candidate in [*self._all(name, role), thing]):
                    time.sleep(0.4)
                else:
                    self.click(name, role)
                return
            except GLib.Error:
                if time.monotonic() > end:    # it has been made anew meanwhile, time and again
                    raise

    @staticmethod
    def _act(thing):
        """Whether the thing did what it is for, or the nearest thing around it that is for anything."""
        while thing is not None:
            action = thing.get_action_iface()
            if action and Atspi.Action.get_n_actions(action) > 0:
                return Atspi.Action.do_action(action, 0)
            thing = thing.get_parent()
        return False

    def click(self, name, role=None, button=1, times=1, last=False):
        """last: of several of that name the one of the page that was made last; those of hidden pages count too."""
        thing = self.find(name, role)
        if thing is None:
            raise Missed(f'nothing to click: {name!r}')
        if last:
            thing = [thing, *self._all(name, role)][-1]
        self.click_on(thing, button, times)

    def click_on(self, thing, button=1, times=1):
        box = self._box(thing)
        out = subprocess.run(['xdotool', 'getactivewindow', 'getwindowgeometry', '--shell'],
                             capture_output=True, text=True).stdout
        corner = dict(row.split('=') for row in out.split() if '=' in row)
        x = int(corner.get('X', 0)) + box[0] + box[2] // 2
        y = int(corner.get('Y', 0)) + box[1] + box[3] // 2
        self.mouse(x, y, button, times)

    def mouse(self, x, y, button=1, times=1):
        subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'click', '--repeat', str(times), '--delay', '60',
                        str(button)], **QUIET)
        time.sleep(0.4)

    def _settle(self):
        """Until a window has the keyboard: between the end of one and the return to another none has."""
        end = time.monotonic() + PATIENCE
        while subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], **QUIET).returncode and time.monotonic() < end:
            time.sleep(0.05)

    def rest(self, x, y):
        """The pointer stays there while the keyboard is used."""
        subprocess.run(['xdotool', 'mousemove', str(x), str(y)], **QUIET)

    def type(self, text):
        self._settle()
        Keyboard.fit(text)
        subprocess.run(['xdotool', 'type', '--delay', '20', text], **QUIET)
        time.sleep(0.3)

    def type_into(self, name, words):
        """Into the text of that name in place of what stands there, scrolled to where it is out of sight."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            thing = self.find(name, 'text')
            try:
                if self._bring(thing):
                    self.click_on(thing, times=3)
                    self.type(words)
                    return
            except Exception:
                time.sleep(0.2)    # the form was made anew meanwhile
        raise Missed(f'can’t be typed into: {name!r}')

    @staticmethod
    def aside():
        """The pointer into a corner: GTK 4.8 complains of a tooltip where a file dialog opens under it."""
        subprocess.run(['xdotool', 'mousemove', '1', '1'], **QUIET)

    def save_as(self, path):
        """In the file dialog; not before what was typed stands there whole."""
        self.sees('取消(C)', '名称(N)：')
        self.keys('ctrl+a')
        self.type(path)
        self.until(f'{path} typed', lambda: self.stands(path))
        self.keys('Return')

    def stands(self, words):
        """Whether a showing entry holds these very words."""
        rows = Rows()
        for thing in map(rows.reach, [row for row in rows.walk() if row.role == 'text' and rows.shows(row)]):
            text = thing.get_text_iface() if thing is not None else None
            if text and Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) == words:
                return True
        return False

    def _bring(self, thing):
        """With the wheel; whether it is in sight now."""
        x, y, width, height = self._box(thing)
        if y + height < SCREEN - 60:
            return True
        self.mouse(x + width // 2, SCREEN // 2, button=5, times=5)
        time.sleep(0.5)
        return False

    def keys(self, *keys):
        self._settle()
        for key in keys:
            subprocess.run(['xdotool', 'key', key], **QUIET)
            time.sleep(0.15)
        time.sleep(0.2)

    def wait(self, seconds):
        time.sleep(seconds)

    def until(self, what, condition, patience=PATIENCE):
        """Waits for a fact outside the window, a row in the archive for one."""
        def holds():
            try:
                return condition()
            except GLib.Error:
                return False    # what was found has been made anew meanwhile
        end = time.monotonic() + patience
        while not holds():
            if time.monotonic() > end:
                raise Missed(f'did not come true: {what}')
            time.sleep(0.2)

    def focus(self, name, role=None):
        """Gives the keyboard to the thing of that name."""
        def take():
            Atspi.Component.grab_focus(self.find(name, role).get_component_iface())
            return True
        self.until(f'the focus on {name}', take)

    def picture(self, name):
        folder = os.environ.get('SIYI_PICTURES')
        if folder:
            os.makedirs(folder, exist_ok=True)
            subprocess.run(['import', '-window', 'root', os.path.join(folder, name + '.png')], **QUIET)

    def leave(self):
        if self.program.poll() is None:
            self.program.terminate()
            try:
                self.program.wait(10)
            except subprocess.TimeoutExpired:
                self.program.kill()


def run(*stories):
    """Each story is one test; prints TAP, ends with 1 if one failed."""
    print(f'1..{len(stories)}', flush=True)
    worst = 0
    for number, story in enumerate(stories, 1):
        try:
            story()
            print(f'ok {number} - {story.__name__}', flush=True)
        except Exception:
            worst = 1
            print(f'not ok {number} - {story.__name__}', flush=True)
            for line in traceback.format_exc().splitlines():
                print('#', line, flush=True)
    for helper in helpers:
        helper.terminate()
    sys.exit(worst)
