"""The landing page's example; `test_examples.py` runs it and compares what it prints."""

# [START first_mirror]
from pathlib import Path
from tempfile import mkdtemp

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm

folder = Path(mkdtemp())
(folder / "rooms.txt").write_text("The meeting is in room 2.")
(folder / "menu.txt").write_text("Soup on Monday.")

with ParadigmEmulator(speed=100) as emulator, Paradigm(emulator.api_key, emulator.base_url) as paradigm:
    for night in ("first", "second", "third"):
        report = paradigm.mirror(folder, workspace_id=1, delete=True, settle=0)
        print(night, "night:", report.summary())
        if night == "second":
            (folder / "rooms.txt").write_text("The meeting moved to room 3.")
            (folder / "menu.txt").unlink()

    (best, *_) = paradigm.retrieve("Where is the meeting?", top_k=1)
    print(best.text)
# [END first_mirror]
