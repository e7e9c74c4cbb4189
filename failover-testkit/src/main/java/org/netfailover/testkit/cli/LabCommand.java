package org.netfailover.testkit.cli;

import picocli.CommandLine.Command;

@Command(
        name = "lab",
        sortOptions = false,
        description = {
            "Two hosts with SR-IOV NICs, made of software: real libvirt, QEMU, VFs and guests, on any machine.",
            "It needs Linux, root and Debian's debootstrap. What it runs from is built for the first time, which takes two"
                    + " minutes, and kept. It touches nothing of the machine's own."
        })
final class LabCommand {}
