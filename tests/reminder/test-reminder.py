#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-reminder.py REMINDER SIYICTL CLOCK: the process that rings, with dunst on a private bus and a virtual screen, and
with servers that have no buttons, are missing, restart, or belong to a person who presses one."""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import dbus
import dbusmock

REMINDER, SIYICTL, CLOCK = sys.argv[1:4]
MORNING = '2026-12-17T08:40'
NAME = 'org.freedesktop.Notifications'
BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
'''


def wait_for(what, seconds=90):
    end = time.time() + seconds
    while time.time() < end:
        found = what()
        if found:
            return found
        time.sleep(0.1)
    return what()


# A server that shows and, while the file DEADLY is there, kills who asked before it hears of it.
DEADLY_SERVER = """
import os, signal, sys
import dbus, dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib
DBusGMainLoop(set_as_default=True)
NAME, deadly, shown = 'org.freedesktop.Notifications', sys.argv[1], sys.argv[2]
bus = dbus.SessionBus()

class Server(dbus.service.Object):
    @dbus.service.method(NAME, out_signature='ssss')
    def GetServerInformation(self):
        return 'deadly', 'test', '1', '1.2'

    @dbus.service.method(NAME, out_signature='as')
    def GetCapabilities(self):
        return ['body']

    @dbus.service.method(NAME, in_signature='susssasa{sv}i', out_signature='u', sender_keyword='sender')
    def Notify(self, app, old, icon, title, body, actions, hints, timeout, sender=None):
        with open(shown, 'a') as file:
            file.write(title + chr(10))
        if os.path.exists(deadly):
            daemon = bus.get_object('org.freedesktop.DBus', '/org/freedesktop/DBus')
            os.kill(daemon.GetConnectionUnixProcessID(sender), signal.SIGKILL)
        return dbus.UInt32(1)

    @dbus.service.method(NAME, in_signature='u')
    def CloseNotification(self, number):
        pass

name = dbus.service.BusName(NAME, bus)
Server(bus, '/org/freedesktop/Notifications')
GLib.MainLoop().run()
"""


class Desk(unittest.TestCase):
    """A private bus, a screen, an archive with the example's days."""

    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        cls.example = os.path.join(cls.dir, 'example.siyi')
        os.environ.update(XDG_RUNTIME_DIR=cls.dir, XDG_CONFIG_HOME=cls.dir, XDG_DATA_HOME=cls.dir,
                          GSETTINGS_BACKEND='memory', LC_ALL='C.UTF-8', LANGUAGE='en')
        subprocess.run([SIYICTL, '--archive', cls.example, '--today', '2026-12-17', 'example'], check=True,
                       stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    def setUp(self):
        self.archive = os.path.join(tempfile.mkdtemp(dir=self.dir), 'own.siyi')
        shutil.copytree(self.example, self.archive)
        # A bus that starts nothing by itself: else a server would come whenever one is asked for.
        config = os.path.join(self.dir, 'bus.conf')
        with open(config, 'w', encoding='utf-8') as file:
            file.write(BUS)
        bus = subprocess.run(['dbus-daemon', '--config-file', config, '--fork', '--print-address=1', '--print-pid=1'], check=True,
                             capture_output=True, text=True).stdout.split('\n')
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = bus[0]
        self.bus_pid = int(bus[1])
        self.running = []

    def tearDown(self):
        for process in self.running:
            process.kill()
            process.wait()
        os.kill(self.bus_pid, signal.SIGTERM)

    def start(self, *command, **more):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
        self.running.append(process)
        return process

    def reminder(self, now=MORNING):
        return self.start(REMINDER, '--archive', self.archive, '--now', now, '--tick', '1')

    def stop(self, process, how=signal.SIGTERM):
        process.send_signal(how)
        process.wait()
        self.running.remove(process)

    def dunst(self):
        config = os.path.join(self.dir, 'dunstrc')
        with open(config, 'w', encoding='utf-8') as file:
            file.write('[global]\nnotification_limit = 20\n')
        process = self.start('dunst', '-conf', config)
        self.assertTrue(wait_for(lambda: self.owner() is not None), 'dunst did not start')
        return process

    @staticmethod
    def owner():
        bus = dbus.bus.BusConnection(os.environ['DBUS_SESSION_BUS_ADDRESS'])
        try:
            return bus.get_name_owner(NAME)
        except dbus.exceptions.DBusException:
            return None
        finally:
            bus.close()

    @staticmethod
    def dunstctl(*words):
        return subprocess.run(['dunstctl', *words], capture_output=True, text=True, check=True).stdout.strip()

    def displayed(self):
        return int(self.dunstctl('count', 'displayed'))

    def texts(self):
        """What was shown and closed, by dunst's own history."""
        self.dunstctl('close-all')
        time.sleep(0.3)
        data = json.loads(self.dunstctl('history'))['data'][0]
        return [(one['summary']['data'], one['body']['data']) for one in data]

    def log(self, *what):
        out = subprocess.run([SIYICTL, '--archive', self.archive, '--json', 'reminders', '--limit', '0'],
                             capture_output=True, text=True, check=True).stdout
        lines = json.loads(out)['reminders']
        return [line for line in lines if not what or line['what'] in what]

    def task(self, *words):
        return subprocess.run([SIYICTL, '--archive', self.archive, '--today', '2026-12-17', '--json', 'task', *words],
                              capture_output=True, text=True, check=True).stdout

    def first_open_task(self):
        out = subprocess.run([SIYICTL, '--archive', self.archive, '--today', '2026-12-17', '--json', 'tasks', '--light',
                              'red'], capture_output=True, text=True, check=True).stdout
        return json.loads(out)['tasks'][0]

    def test_one_digest_of_many(self):
        """Hundreds due at once are one summary that names nobody; the process started again is silent."""
        self.dunst()
        first = self.reminder()
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.assertEqual(self.displayed(), 1)
        self.stop(first)
        self.reminder('2026-12-17T10:00')
        time.sleep(3)
        self.assertEqual(self.displayed(), 1)
        (title, body), = self.texts()
        self.assertEqual(title, 'What is due today')
        self.assertRegex(body, r'\d+ overdue')
        self.assertNotIn('某', body)
        self.assertEqual(len(self.log('shown')), 1)

    def test_quiet_days_and_hours(self):
        """Nothing on a Sunday, nothing in the evening; the next working morning tells of it."""
        self.dunst()
        for now in ('2026-12-13T10:00', '2026-12-16T20:00'):
            process = self.reminder(now)
            time.sleep(2)
            self.stop(process)
        self.assertEqual(self.log(), [])
        self.reminder('2026-12-17T08:31')
        self.assertTrue(wait_for(lambda: self.log('shown')))

    def test_asleep_over_the_hour(self):
        """The PC sleeps while office hours begin: on waking it catches up, once."""
        self.dunst()
        process = self.reminder('2026-12-17T08:29')
        time.sleep(2)
        self.assertEqual(self.log(), [])
        process.send_signal(signal.SIGSTOP)
        time.sleep(62)
        self.assertEqual(self.log(), [])
        process.send_signal(signal.SIGCONT)
        self.assertTrue(wait_for(lambda: self.log('shown')))
        time.sleep(2)
        self.assertEqual(len(self.log('shown')), 1)

    def test_no_server_then_one(self):
        """Without a server nothing is lost: it is tried again, and the log says both."""
        process = self.reminder()
        self.assertTrue(wait_for(lambda: self.log('no-server')))
        self.assertEqual(self.log('shown'), [])
        self.stop(process)
        self.dunst()
        self.reminder('2026-12-17T08:50')
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.assertEqual(self.displayed(), 1)

    def test_killed_between(self):
        """Stopped dead after claiming: the next process shows it, once."""
        process = self.reminder()
        wait_for(lambda: self.log('claimed'))
        self.stop(process, signal.SIGKILL)
        self.dunst()
        self.reminder('2026-12-17T08:50')
        self.assertTrue(wait_for(lambda: self.log('shown')))
        time.sleep(2)
        self.assertEqual(self.displayed(), 1)
        self.assertEqual(len(self.log('shown')), 1)

    def test_killed_after_showing(self):
        """Stopped dead when the bubble stands on the screen and the log does not know: at most one repeat."""
        deadly, shown = os.path.join(self.dir, 'deadly'), os.path.join(self.archive + '-shown')
        with open(deadly, 'w', encoding='utf-8'), open(shown, 'w', encoding='utf-8'):
            pass
        self.start(sys.executable, '-c', DEADLY_SERVER, deadly, shown)
        self.assertTrue(wait_for(lambda: self.owner() is not None))
        process = self.reminder()
        self.assertEqual(process.wait(20), -signal.SIGKILL)
        self.running.remove(process)
        self.assertEqual(self.log('shown'), [])
        self.assertTrue(self.log('claimed'))
        os.remove(deadly)
        second = self.reminder('2026-12-17T08:50')
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.stop(second)
        self.reminder('2026-12-17T09:00')
        time.sleep(3)
        with open(shown, encoding='utf-8') as file:
            self.assertEqual(len(file.readlines()), 2)
        self.assertEqual(len(self.log('shown')), 1)

    # The real clock, set while the process runs. ------------------------------------------------------

    def set_clock(self, moment):
        """The wall clock of the process jumps; what measures spans goes on."""
        ahead = time.mktime(time.strptime(moment, '%Y-%m-%d %H:%M:%S')) - time.time()
        with open(self.archive + '-clock.new', 'w', encoding='utf-8') as file:
            file.write(str(round(ahead)))
        os.replace(self.archive + '-clock.new', self.archive + '-clock')

    def reminder_by_clock(self, moment):
        self.set_clock(moment)
        # An instrumented program wants its own run-time before every other library.
        linked = subprocess.run(['ldd', REMINDER], check=True, capture_output=True, text=True).stdout
        libraries = re.findall(r'=> (\S*/libasan\.so\S*)', linked) + [CLOCK]
        return self.start(REMINDER, '--archive', self.archive, '--tick', '1', env=dict(
            os.environ, LD_PRELOAD=':'.join(libraries), SIYI_CLOCK=self.archive + '-clock'))

    def press(self, remote, button):
        remote.EmitSignal(NAME, 'ActionInvoked', 'us', [dbus.UInt32(1), button], dbus_interface='org.freedesktop.DBus.Mock')

    def never_again(self):
        """No reminder is claimed or shown after somebody saw it."""
        seen = set()
        for line in reversed(self.log()):
            if line['what'] in ('seen', 'opened'):
                seen.add(line['reminder'])
            elif line['what'] in ('claimed', 'shown'):
                self.assertNotIn(line['reminder'], seen, line)
        self.assertTrue(seen)

    def test_clock_forward(self):
        """Set from before office hours into them: it rings at once, once; the next day's summary comes by a jump too."""
        _, remote = self.server('body actions')
        self.reminder_by_clock('2026-12-17 08:20:00')
        time.sleep(3)
        self.assertEqual(self.log(), [])
        self.set_clock('2026-12-17 08:31:00')
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.set_clock('2026-12-18 08:31:00')
        self.assertTrue(wait_for(lambda: len(self.log('shown')) == 2))
        time.sleep(3)
        self.assertEqual(len(self.notified(remote)), 2)

    def test_clock_back_after_it_was_seen(self):
        """What was acknowledged never rings again, a minute, a day or a month earlier, and not on coming back."""
        _, remote = self.server('body actions')
        self.reminder_by_clock('2026-12-17 08:40:00')
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.press(remote, 'seen')
        self.assertTrue(wait_for(lambda: self.log('seen')))
        self.set_clock('2026-12-17 08:35:00')
        time.sleep(3)
        self.assertEqual(len(self.notified(remote)), 1)
        for moment in ('2026-12-16 08:40:00', '2026-11-17 09:00:00', '2026-12-17 09:30:00'):
            self.set_clock(moment)
            time.sleep(3)
        self.never_again()

    def test_clock_back_before_it_was_shown(self):
        """Claimed by a process that died while the clock was days ahead: told as soon as the clock is right."""
        process = self.reminder_by_clock('2026-12-17 08:40:00')
        self.assertTrue(wait_for(lambda: self.log('claimed')))
        self.stop(process, signal.SIGKILL)
        before = self.log()
        waiting = {line['reminder'] for line in before}
        _, remote = self.server('body actions')
        self.reminder_by_clock('2026-12-14 09:00:00')
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.assertTrue(wait_for(lambda: self.notified(remote)))
        # By the second process: claimed for its summary, or found settled on that day.
        told = {line['reminder'] for line in self.log()[:-len(before)]}
        self.assertLessEqual(waiting, told)

    def test_clock_and_put_off(self):
        """Put off by an hour is until that hour of the wall clock: not before it, at once when it has passed."""
        _, remote = self.server('body actions')
        self.reminder_by_clock('2026-12-17 08:40:00')
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.press(remote, 'later')
        self.assertTrue(wait_for(lambda: self.log('later')))
        for moment in ('2026-12-17 08:35:00', '2026-12-17 09:30:00'):
            self.set_clock(moment)
            time.sleep(3)
            self.assertEqual(len(self.notified(remote)), 1, moment)
        self.set_clock('2026-12-17 09:45:00')
        self.assertTrue(wait_for(lambda: len(self.notified(remote)) == 2))

    def test_server_restarted(self):
        """A server that restarts forgets its bubbles; the day is not told a second time, new things are."""
        server = self.dunst()
        self.reminder()
        self.assertTrue(wait_for(lambda: self.log('shown')))
        self.stop(server, signal.SIGKILL)
        self.dunst()
        self.assertEqual(self.displayed(), 0)
        subprocess.run([SIYICTL, '--archive', self.archive, '--today', '2026-12-17', 'task',
                        str(self.first_open_task()['visit']), 'assign', '--unit', '示例市住建局', '--days', '5', '--day',
                        '2026-11-20'], check=True, stdout=subprocess.DEVNULL)
        self.assertTrue(wait_for(lambda: len(self.log('shown')) == 2))
        self.assertEqual(self.displayed(), 1)
        (title, body), = self.texts()
        self.assertRegex(title, r'days? over')
        self.assertNotIn('某', body)

    def server(self, caps):
        """A server of python-dbusmock's template."""
        process, remote = dbusmock.DBusTestCase.spawn_server_template(
            'notification_daemon', {'capabilities': caps}, stdout=subprocess.DEVNULL)
        self.running.append(process)
        return process, remote

    def calls(self, remote):
        return remote.GetCalls(dbus_interface='org.freedesktop.DBus.Mock')

    def notified(self, remote):
        return [call[2] for call in self.calls(remote) if call[1] == 'Notify']

    def test_without_buttons(self):
        """A server without actions gets text that says what to do, and no buttons."""
        _, remote = self.server('body')
        self.reminder()
        call, = wait_for(lambda: self.notified(remote))
        self.assertIn('Open Siyi to act.', call[4])
        self.assertEqual(list(call[5]), [])

    def test_buttons(self):
        """Later puts off by an hour, seen is never told again; both stand in the log with the person."""
        _, remote = self.server('body actions')
        self.reminder()
        call, = wait_for(lambda: self.notified(remote))
        self.assertIn('seen', list(call[5]))
        self.assertNotIn('Open Siyi to act.', call[4])
        remote.EmitSignal(NAME, 'ActionInvoked', 'us', [dbus.UInt32(1), 'later'],
                          dbus_interface='org.freedesktop.DBus.Mock')
        line, = wait_for(lambda: self.log('later'))
        self.assertTrue(line['who'])
        time.sleep(2)
        self.assertEqual(len(self.notified(remote)), 1)

    def test_same_place(self):
        """The reminder of an hour later takes the place of the older one on the screen."""
        _, remote = self.server('body actions')
        process = self.reminder()
        wait_for(lambda: self.notified(remote))
        remote.EmitSignal(NAME, 'ActionInvoked', 'us', [dbus.UInt32(1), 'later'],
                          dbus_interface='org.freedesktop.DBus.Mock')
        wait_for(lambda: self.log('later'))
        self.stop(process)
        self.reminder('2026-12-17T09:45')
        self.assertTrue(wait_for(lambda: len(self.notified(remote)) == 2))
        self.assertEqual(len(self.log('shown')), 2)

    def test_one_instance(self):
        """A second start leaves the first alone and ends."""
        self.dunst()
        self.reminder()
        self.assertTrue(wait_for(lambda: self.log('shown')))
        second = self.start(REMINDER, '--archive', self.archive)
        self.assertEqual(second.wait(20), 0)
        self.running.remove(second)
        self.assertEqual(len(self.log('shown')), 1)

    def test_archive_away(self):
        """An archive that was moved away is waited for."""
        os.rename(self.archive, self.archive + '-away')
        self.dunst()
        process = self.reminder()
        time.sleep(2)
        self.assertIsNone(process.poll())
        os.rename(self.archive + '-away', self.archive)
        self.stop(process)
        self.reminder()
        self.assertTrue(wait_for(lambda: self.log('shown')))


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
