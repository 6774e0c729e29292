import subprocess
import sys

SLOW = ("babel", "citeproc", "edtf", "kivy", "lxml", "markdown_it", "xml.etree", "yaml")
TEXT = ("citations", "dates", "language", "locators", "markup", "typesetting")


def test_what_is_slow_is_loaded_only_when_it_is_needed() -> None:
    code = "import sys\n" + "".join(f"import kiosk.core.{name}\n" for name in TEXT)
    code += f"print(*(name for name in {SLOW} if name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_what_reads_files_is_loaded_only_where_there_is_something_to_read() -> None:
    code = (
        "import os, sys\n"
        "from kiosk.content.device_file import find_device\n"
        "import kiosk.cli, kiosk.content.library, kiosk.state.kept_exhibit\n"
        "from kiosk.cli import _device, _parser\n"
        "_device(_parser().parse_args(['run']))\n"
        f"print(*(name for name in {SLOW} if name in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
