# Sends RARP requests with a guest's MAC as their source out of a device, until something is seen or the time is over.
# Arguments: DEVICE MAC VLAN INTERVAL_MS AT_MOST_MS, and one of
#   sent FRAMES | vf PF INDEX | heard DEVICE | silent DEVICE QUIET_MS
# VLAN 0 is no tag. Prints [{"frames":N,"seen":true|false,"millis":N}]. Needs CAP_NET_RAW. Uses only what the smallest
# packages of Python 3 have.
import array
import os
import re
import select
import socket
import struct
import subprocess
import sys
import time

ETH_P_ALL = 3
RARP = 0x8035
SO_ATTACH_FILTER = 26


def frame(mac, vlan):
    tag = struct.pack("!HH", 0x8100, vlan) if vlan else b""
    rarp = struct.pack("!HHHBBH", RARP, 1, 0x0800, 6, 4, 3) + mac + bytes(4) + mac + bytes(4)
    return (b"\xff" * 6 + mac + tag + rarp).ljust(60 + len(tag), b"\0")


def sending(device):
    """A socket that gets nothing."""
    out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    out.bind((device, 0))
    return out


def listening(device, mac):
    """A socket that gets nothing but frames of this source."""
    high, low = struct.unpack("!IH", mac)
    program = array.array("B", b"".join(struct.pack("HBBI", *line) for line in (
        (0x20, 0, 0, 6),
        (0x15, 0, 3, high),
        (0x28, 0, 0, 10),
        (0x15, 0, 1, low),
        (0x06, 0, 0, 64),
        (0x06, 0, 0, 0))))
    heard = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    address, _ = program.buffer_info()
    heard.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HL", 6, address))
    heard.setblocking(False)
    heard.bind((device, ETH_P_ALL))
    return heard


def hears(heard):
    """Whether a frame has come in since; what goes out, and announcements, do not count."""
    found = False
    while True:
        try:
            data, source = heard.recvfrom(64)
        except BlockingIOError:
            return found
        kind = struct.unpack_from("!H", data, 12)[0] if len(data) >= 18 else 0
        if kind == 0x8100:
            kind = struct.unpack_from("!H", data, 16)[0]
        found = found or (source[2] != socket.PACKET_OUTGOING and kind != RARP)


def sent_by_vf(pf, index):
    text = subprocess.run(["ip", "-j", "-d", "-s", "link", "show", "dev", pf], stdout=subprocess.PIPE,
                          check=True).stdout.decode()
    parts = re.split(r'"vf":(\d+),', text)
    for at in range(1, len(parts) - 1, 2):
        if int(parts[at]) == index:
            counter = re.search(r'"tx_packets":(\d+)', parts[at + 1])
            if counter:
                return int(counter.group(1))
    sys.exit("the VF's packets are not counted, or there is no such VF: No such device")


def main(device, mac, vlan, interval, at_most, kind, *rest):
    source = bytes(int(octet, 16) for octet in mac.split(":"))
    data = frame(source, int(vlan))
    pause = int(interval) / 1000
    out = sending(device)
    heard = listening(rest[0], source) if kind in ("heard", "silent") else None
    before = sent_by_vf(rest[0], int(rest[1])) if kind == "vf" else 0
    begin = last = time.monotonic()
    end = begin + int(at_most) / 1000
    frames = 0
    due = begin
    while True:
        now = time.monotonic()
        if heard and hears(heard):
            if kind == "heard":
                return frames, True, now - begin
            last = now
        if kind == "silent" and now - last >= int(rest[1]) / 1000:
            return frames, True, now - begin
        if now > end:
            return frames, False, now - begin
        if now >= due:
            if kind == "vf" and sent_by_vf(rest[0], int(rest[1])) > before:
                return frames, True, now - begin
            out.send(data)
            frames += 1
            due = max(due + pause, now)
            if kind == "sent" and frames == int(rest[0]):
                return frames, True, time.monotonic() - begin
        ends = [due, end]
        if kind == "silent":
            ends.append(last + int(rest[1]) / 1000)
        select.select([heard] if heard else [], [], [], max(0.0, min(ends) - time.monotonic()))


try:
    count, seen, took = main(*sys.argv[1:])
    print('[{"frames":%d,"seen":%s,"millis":%d}]' % (count, "true" if seen else "false", took * 1000))
except OSError as e:
    sys.exit(os.strerror(e.errno) if e.errno else str(e))
