"""The landing page's example; `test_examples.py` runs it and compares what it prints."""

# [START first_upload]
from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm, paginate

with ParadigmEmulator(speed=100) as emulator, Paradigm(emulator.api_key, emulator.base_url) as paradigm:
    notes = [("rooms.txt", b"The meeting moved to room 3."), ("menu.txt", b"Soup on Monday.")]
    report = paradigm.ingest(notes, wait=True)  # uploads, then waits until both are embedded
    print(report.summary())

    for file in paginate(api_v3_files_list.sync, client=paradigm.v3, status=["embedded"]):
        print(file.filename, file.status)

    (best, *_) = paradigm.retrieve("Where is the meeting?", top_k=1)
    print(best.text)
# [END first_upload]
