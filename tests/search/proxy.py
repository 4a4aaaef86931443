"""A TCP proxy before a real Elasticsearch that fails the way networks and servers do."""

import contextlib
import selectors
import socket
import struct
import threading
from urllib.parse import urlsplit

PIECE = 64 * 1024
_ABORT = struct.pack("ii", 1, 0)


class Proxy:
    """Passes everything on, until it is told otherwise.

    ``stop`` refuses connections; ``pause`` takes them and never answers; ``slow`` keeps
    each answer back so many seconds; ``cut`` resets a connection after so many bytes
    of a request. ``mend`` ends any of it.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.target = (parts.hostname or "", parts.port or 9200)
        self.paused = False
        self.delay = 0.0
        self.bytes_left: int | None = None
        self.changed = threading.Event()
        self.port = 0
        self.open: set[socket.socket] = set()
        self.listener = self._listen()
        self.url = f"http://127.0.0.1:{self.port}"

    def _listen(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self.port), reuse_port=False)
        self.port = listener.getsockname()[1]
        threading.Thread(target=self._accept, args=[listener], daemon=True).start()
        return listener

    # Faults

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self._drop()

    def pause(self) -> None:
        self.paused = True
        self._drop()

    def slow(self, seconds: float) -> None:
        self.delay = seconds

    def cut(self, after: int) -> None:
        self.bytes_left = after

    def mend(self) -> None:
        if self.listener.fileno() < 0:
            self.listener = self._listen()
        self.paused, self.delay, self.bytes_left = False, 0.0, None
        self.changed.set()
        self.changed = threading.Event()
        self._drop()

    def close(self) -> None:
        self.mend()
        self.stop()

    # Passing on

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            self.open.add(client)
            threading.Thread(target=self._serve, args=[client], daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            if self.paused:
                self.changed.wait()
                return
            with socket.create_connection(self.target) as server:
                self.open.add(server)
                self._pass_on(client, server)
        self.open.discard(client)

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        other = {client: server, server: client}
        with selectors.DefaultSelector() as ready:
            for end in other:
                ready.register(end, selectors.EVENT_READ)
            while True:
                for key, _mask in ready.select():
                    end: socket.socket = key.fileobj  # type: ignore[assignment]
                    piece = end.recv(PIECE)
                    if not piece or (end is client and self._is_cut(client, piece)):
                        return
                    if end is server and self.delay:
                        self.changed.wait(self.delay)
                    other[end].sendall(piece)

    def _is_cut(self, client: socket.socket, piece: bytes) -> bool:
        if self.bytes_left is None:
            return False
        self.bytes_left -= len(piece)
        if self.bytes_left > 0:
            return False
        self.bytes_left = 0
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
        return True

    def _drop(self) -> None:
        for connection in list(self.open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.open.clear()
