"""A desktop of one's own: X server, window manager, tray, notification daemon and accessibility bus under a private
D-Bus; and the program's window as assistive technology sees it. Needs Debian's python3-gi."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 30


def until(holds, what, patience=PATIENCE):
    """The value of `holds()` as soon as it is true."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = holds()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f"waited {patience} s in vain: {what}")


def enter():
    """Runs this script again inside the desktop and ends with its exit code; returns at once when it is inside."""
    if os.environ.get("NEVERDROP_DESKTOP"):
        return
    home = tempfile.mkdtemp(prefix="nd-desktop-")
    os.chmod(home, 0o700)
    display = f":{os.getpid() % 400 + 500}"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x840x24"], stderr=subprocess.DEVNULL)
    environment = dict(os.environ, NEVERDROP_DESKTOP=home, DISPLAY=display, HOME=home, XDG_RUNTIME_DIR=home,
                       QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", NO_AT_BRIDGE="0", LANG="C.UTF-8")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    try:
        time.sleep(1)
        code = subprocess.call(["dbus-run-session", "--", sys.executable] + sys.argv, env=environment)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(code)


def furnish():
    """Starts what a desktop has, inside. The notification daemon prints what it shows into a file."""
    home = os.environ["NEVERDROP_DESKTOP"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    parts = [subprocess.Popen(["openbox"], **quiet), subprocess.Popen(["trayer"], **quiet),
             subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], **quiet),
             subprocess.Popen(["dunst", "-print"], stdout=open(f"{home}/notices", "w"), stderr=subprocess.DEVNULL)]
    time.sleep(1)
    return parts


def notices():
    with open(os.environ["NEVERDROP_DESKTOP"] + "/notices") as file:
        return re.findall(r"summary: '(.*?)'", file.read())


def keys(*pressed):
    """Into the program's window, as from a keyboard."""
    subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "NeverDrop", "windowactivate", "--sync", "key",
                    *pressed], check=True)


def picture(path):
    subprocess.run(["import", "-window", "root", path], check=False)


class Window:
    """One started program, by its accessibility tree."""

    def __init__(self, command, environment=None):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        self.atspi = Atspi
        self.process = subprocess.Popen(command, env=dict(os.environ, **(environment or {})))

    def application(self):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def walk(self, node=None, depth=0):
        node = node or self.application()
        if node is None or depth > 30:
            return
        yield node
        try:
            count = min(node.get_child_count(), 200)  # a table has as many children as cells
        except Exception:
            return
        for i in range(count):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.walk(child, depth + 1)

    def find(self, role, name, showing=True):
        """The first element of this role and name; `name` may be a compiled expression."""
        for node in self.walk():
            try:
                if node.get_role_name() != role:
                    continue
                shown = node.get_state_set().contains(self.atspi.StateType.SHOWING)
                text = node.get_name() or ""
            except Exception:
                continue
            fits = name.search(text) if hasattr(name, "search") else text == name
            if fits and (shown or not showing):
                return node
        return None

    def wait(self, role, name, patience=PATIENCE):
        return until(lambda: self.find(role, name), f"{role} {name}", patience)

    def press(self, name, role="push button"):
        node = self.wait(role, name)
        until(lambda: node.get_state_set().contains(self.atspi.StateType.ENABLED), f"{name} is enabled")
        node.get_action_iface().do_action(0)

    def write(self, name, text, role="text"):
        self.wait(role, name).get_editable_text_iface().set_text_contents(text)

    def names(self):
        return [f"{n.get_role_name()} | {n.get_name()}" for n in self.walk() if n.get_name()]

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE)
