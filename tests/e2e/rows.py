"""rows: everything the programs on the screen show, asked of each program at once.

A screen reader keeps such a copy too; asking thing by thing takes twenty times as long.
"""
from collections import namedtuple

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

Row = namedtuple('Row', 'owner path parent index count name role visible focusable')
VISIBLE = 1 << int(Atspi.StateType.VISIBLE) | 1 << int(Atspi.StateType.SHOWING)
FOCUSABLE = 1 << int(Atspi.StateType.FOCUSABLE)
WINDOWS = ('frame', 'dialog', 'window')
ROOT = '/org/a11y/atspi/accessible/root'
PATIENCE_MS = 20000


def ask(bus, owner, path, interface, method, words=None):
    return bus.call_sync(owner, path, interface, method, words, None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None).unpack()


class Rows:
    """A copy of the trees as they are now."""
    bus = None
    asked = {}    # how many a thing was said to hold, and how many of them were told of

    def __init__(self):
        if Rows.bus is None:
            session = Gio.bus_get_sync(Gio.BusType.SESSION)
            address, = ask(session, 'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress')
            flags = Gio.DBusConnectionFlags
            Rows.bus = Gio.DBusConnection.new_for_address_sync(
                address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        self.whole = True    # whether every program has answered
        self.by_path, self.children = {}, {}
        programs, = ask(self.bus, 'org.a11y.atspi.Registry', ROOT, 'org.a11y.atspi.Accessible', 'GetChildren')
        for owner, _ in programs:
            self._add(owner)

    def _add(self, owner):
        try:
            self._ask_for_children(owner, [ROOT])
            self._take_items(owner)
            wanting = self._wanting(owner)
            while wanting:
                self._ask_for_children(owner, wanting)
                self._take_items(owner)
                for path in wanting:
                    row = self.by_path.get((owner, path))
                    Rows.asked[owner, path] = (row.count, len(self.children.get((owner, path), ()))) if row else None
                wanting = self._wanting(owner)
        except GLib.Error:
            # It has just begun or is busy; one that was killed stays in the registry and shows nothing.
            alive, = ask(self.bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                         GLib.Variant('(s)', (owner,)))
            self.whole = self.whole and not alive

    def _take_items(self, owner):
        items, = ask(self.bus, owner, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
        for key in [key for key in self.by_path if key[0] == owner]:
            del self.by_path[key]
        for key in [key for key in self.children if key[0] == owner]:
            del self.children[key]
        for (_, path), _, (_, parent), index, count, _, name, role, _, states in items:
            row = Row(owner, path, parent, index, count, name.replace('\u00a0', ' '),
                      Atspi.role_get_name(Atspi.Role(role)), bool(states[0] & VISIBLE), bool(states[0] & FOCUSABLE))
            self.by_path[owner, path] = row
            self.children.setdefault((owner, parent), []).append(row)

    def _wanting(self, owner):
        """Things with more inside than the program has told of: it tells only of what was asked for once."""
        return [row.path for row in self.by_path.values() if row.owner == owner and row.count > self._known(row) and
                Rows.asked.get((owner, row.path)) != (row.count, self._known(row))]

    def _known(self, row):
        return len(self.children.get((row.owner, row.path), ()))

    def _ask_for_children(self, owner, paths):
        """Asked for all paths at once, then for what is in them."""
        seen = set(paths)
        while paths:
            found = []
            waiting = [len(paths)]
            # In the default context libatspi would hear meanwhile that a program has ended, and it crashes on that.
            answers = GLib.MainContext.new()
            answers.push_thread_default()

            def on_answer(bus, result):
                waiting[0] -= 1
                try:
                    found.extend(path for _, path in bus.call_finish(result).unpack()[0])
                except GLib.Error:
                    pass    # gone meanwhile

            for path in paths:
                self.bus.call(owner, path, 'org.a11y.atspi.Accessible', 'GetChildren', None, None,
                              Gio.DBusCallFlags.NONE, PATIENCE_MS, None, on_answer)
            while waiting[0]:
                answers.iteration(True)
            answers.pop_thread_default()
            paths = [path for path in found if path not in seen and (owner, path) not in self.by_path]
            seen.update(paths)

    def walk(self, within=None, passed_over=None):
        """Each thing, then what is in it. within: a thing, the only one looked into; passed_over: a name not looked into."""
        if within is not None:
            stack = [row for row in self.by_path.values() if row.path == within.path]
        else:
            # From the programs down: GTK 4.8 also tells of things that stand in no window any more.
            stack = [row for row in self.by_path.values() if row.path == ROOT]
        while stack:
            row = stack.pop()
            yield row
            if passed_over is None or row.name != passed_over:
                inside = self.children.get((row.owner, row.path), ())
                stack += sorted(inside, key=lambda child: child.index, reverse=True)

    def shows(self, row):
        # GTK 4.8 says SHOWING of windows alone.
        if not row.visible or row.role in WINDOWS:
            return row.visible
        try:
            width, height = ask(self.bus, row.owner, row.path, 'org.a11y.atspi.Component', 'GetSize')
        except GLib.Error:
            return False
        return width > 0 and height > 0 and self._is_held(row)

    def _is_held(self, row):
        """GTK 4.8 goes on telling of what is in a hidden thing, whose own parent no longer holds it."""
        while row.path != ROOT:
            above = self.by_path.get((row.owner, row.parent))
            if above is None:
                return False
            try:
                children, = ask(self.bus, row.owner, above.path, 'org.a11y.atspi.Accessible', 'GetChildren')
            except GLib.Error:
                return False
            if row.path not in [path for _, path in children] and row.name != 'GtkStackPage':    # a stack holds widgets
                return False
            row = above
        return True

    def reach(self, row):
        """The thing of a row, to act on; none if it has gone meanwhile."""
        way = []
        while row is not None:
            way.append(row)
            row = self.by_path.get((row.owner, row.parent))
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        thing = self._child(desktop, lambda child: child.app.bus_name == way[-1].owner)
        for step in reversed(way[:-1]):
            if thing is None:
                return None
            thing.clear_cache()
            thing = self._child(thing, lambda child: child.path == step.path, step.index)
        return thing

    @staticmethod
    def _child(thing, fits, likely=0):
        for place in sorted(range(thing.get_child_count()), key=lambda place: place != likely):
            child = thing.get_child_at_index(place)
            if child is not None and fits(child):
                return child
        return None
