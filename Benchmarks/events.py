#!/usr/bin/env python3
"""Writes logs of generated events: python3 events.py FOLDER GIGABYTES

Files of about 256 MB with one order of 1,000 bytes per line. The same numbers always give the same bytes.
"""

import pathlib
import sys

FILE_SIZE = 256 * 1000 * 1000
CURRENCIES = ["jpy", "jpy", "jpy", "usd", "eur"]
EVENT = (
    '{{"version":"0","id":"{n:08x}-0000-4000-8000-000000000000","detail-type":"{kind}","source":"com.example.shop",'
    '"account":"123456789012","time":"2027-{month:02d}-{day:02d}T{hour:02d}:00:00Z","region":"ap-northeast-1",'
    '"resources":[],"detail":{{"id":"A-{n}","total":{total},"currency":"{currency}","note":"{note}"}}}}\n'
)
BLOCK = 10_000


def main() -> None:
    folder, gigabytes = pathlib.Path(sys.argv[1]), float(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    left = int(gigabytes * 1000 * 1000 * 1000)
    number = 0
    for index in range(-(-left // FILE_SIZE)):
        size = min(left, FILE_SIZE)
        left -= size
        with (folder / f"events-{index:04d}.jsonl").open("w", encoding="utf-8") as file:
            written = 0
            while written < size:
                block = "".join(event(number + offset) for offset in range(BLOCK))
                number += BLOCK
                written += file.write(block)


def event(number: int) -> str:
    line = EVENT.format(
        n=number,
        kind="order.placed" if number % 3 else "order.shipped",
        month=1 + number // 86_400 % 12,
        day=1 + number // 1_440 % 28,
        hour=number % 24,
        total=number * 7919 % 200_000,
        currency=CURRENCIES[number % len(CURRENCIES)],
        note="",
    )
    return line.replace('"note":""', f'"note":"{"x" * max(0, 1000 - len(line))}"')


if __name__ == "__main__":
    main()
