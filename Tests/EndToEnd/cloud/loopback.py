"""Keeps this process on loopback: a test must never reach a real service."""

import ipaddress
import socket


class LeftLoopback(OSError):
    """Raised in place of a connection to an address that is not loopback."""


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def keep_on_loopback() -> None:
    """Makes every connection of this process to another machine fail at once."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def reject_others(handle: socket.socket, address) -> None:
        if handle.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(str(address[0])):
            raise LeftLoopback(f"a test tried to reach {address[0]}")

    def guarded_connect(handle, address):
        reject_others(handle, address)
        return connect(handle, address)

    def guarded_connect_ex(handle, address):
        reject_others(handle, address)
        return connect_ex(handle, address)

    socket.socket.connect = guarded_connect
    socket.socket.connect_ex = guarded_connect_ex
