"""The bytes of files: found by address, checked by ``intranet.access``, answered with
headers that keep them private."""
