"""A disk that fills up in the midst of what is written."""

import errno
import os


class FullDisk:
    """`os.write` on a disk that has room for so many bytes; at the end it takes half a line, then nothing."""

    def __init__(self, room):
        self.room = room
        self._write = os.write

    def __call__(self, descriptor, data):
        if self.room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = self._write(descriptor, bytes(data)[: self.room])
        self.room -= taken
        return taken
