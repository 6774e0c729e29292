import subprocess
import sys

SLOW = ("babel", "citeproc", "edtf", "kivy", "lxml", "markdown_it", "xml.etree", "yaml")
TEXT = ("citations", "dates", "language", "locators", "markup", "typesetting")


def test_what_is_slow_is_loaded_only_when_it_is_needed() -> None:
    code = "import sys\n" + "".join(f"import kiosk.core.{name}\n" for name in TEXT)
    code += f"print(*(name for name in {SLOW} if name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
