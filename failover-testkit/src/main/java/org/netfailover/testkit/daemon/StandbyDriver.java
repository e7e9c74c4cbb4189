package org.netfailover.testkit.daemon;

import java.util.List;

/**
 * What {@link TinyKernel} knows of virtio: it tells every virtio network device that it understands
 * {@code VIRTIO_NET_F_STANDBY}, upon which QEMU plugs the primary that waits for it. No packet is sent or received.
 *
 * <p>It looks behind the PCI Express root ports, at buses 1 to 31, and writes through the window that a virtio device
 * has in its configuration space, so a device without addresses, fresh from hotplug, will do.
 *
 * <p>Sources: Virtual I/O Device Version 1.1, sections 3.1.1, 4.1.4 and 5.1.3; QEMU has the common configuration at the
 * beginning of BAR 4.
 */
final class StandbyDriver {
    private static final int FIRST_BUS = 0x80000000;
    private static final int NEXT_BUS = 0x00010000;
    private static final int AFTER_LAST_BUS = 0x80200000;
    private static final int VIRTIO_NET = 0x10411af4;
    private static final int BAR = 4;

    private static final int DRIVER_FEATURE_SELECT = 0x08;
    private static final int DRIVER_FEATURE = 0x0c;
    private static final int DEVICE_STATUS = 0x14;

    private static final int ACKNOWLEDGE_AND_DRIVER = 1 | 2;
    private static final int FEATURES_OK = 8;
    private static final int STANDBY_AND_VERSION_1 = (1 << (62 - 32)) | (1 << (32 - 32));

    private static final List<Write> WRITES = List.of(
            new Write(DEVICE_STATUS, 1, 0),
            new Write(DEVICE_STATUS, 1, ACKNOWLEDGE_AND_DRIVER),
            new Write(DRIVER_FEATURE_SELECT, 4, 0),
            new Write(DRIVER_FEATURE, 4, 0),
            new Write(DRIVER_FEATURE_SELECT, 4, 1),
            new Write(DRIVER_FEATURE, 4, STANDBY_AND_VERSION_1),
            new Write(DEVICE_STATUS, 1, ACKNOWLEDGE_AND_DRIVER | FEATURES_OK));

    private StandbyDriver() {}

    /** A subroutine {@code negotiate}, which keeps all registers. */
    static void writeTo(MachineCode code) {
        buses(code);
        window(code);
        code.label("next device")
                .immediate(NEXT_BUS, 0x81, 0xc3) // add ebx, NEXT_BUS
                .immediate(AFTER_LAST_BUS, 0x81, 0xfb) // cmp ebx, AFTER_LAST_BUS
                .near(0x75, "device") // jne device
                .op(0x61) // popa
                .op(0xc3); // ret
        reading(code);
        code.label("writes");
        for (Write write : WRITES) {
            code.value(BAR).value(write.offset()).value(write.length()).value(write.data());
        }
    }

    private static void buses(MachineCode code) {
        code.label("negotiate")
                .op(0x60) // pusha
                .immediate(FIRST_BUS, 0xbb) // mov ebx, FIRST_BUS: device 0, function 0
                .label("device")
                .op(0x89, 0xd8) // mov eax, ebx
                .far("read", 0xe8) // call read
                .immediate(VIRTIO_NET, 0x3d) // cmp eax, VIRTIO_NET
                .near(0x75, "next device") // jne next device
                .op(0x8d, 0x43, 0x34) // lea eax, [ebx + 0x34]: the first capability
                .far("read", 0xe8) // call read
                .label("capability")
                .op(0x0f, 0xb6, 0xc8) // movzx ecx, al
                .near(0xe3, "next device") // jecxz next device
                .op(0x8d, 0x04, 0x0b) // lea eax, [ebx + ecx]
                .far("read", 0xe8) // call read
                .op(0x3c, 0x09) // cmp al, 9: the vendor's own
                .near(0x75, "next capability") // jne next capability
                .op(0x89, 0xc2) // mov edx, eax
                .op(0xc1, 0xea, 0x18) // shr edx, 24
                .op(0x83, 0xfa, 0x05) // cmp edx, 5: the window
                .near(0x74, "window") // je window
                .label("next capability")
                .op(0x88, 0xe0) // mov al, ah
                .near(0xeb, "capability"); // jmp capability
    }

    /** At 4, 8, 12 and 16 from the capability's beginning are BAR, offset, length and data. */
    private static void window(MachineCode code) {
        code.label("window")
                .op(0x8d, 0x34, 0x0b) // lea esi, [ebx + ecx]
                .operand("writes", 0xbf) // mov edi, writes
                .immediate(WRITES.size(), 0xb9) // mov ecx, WRITES.size()
                .label("write")
                .immediate(4, 0xbd) // mov ebp, 4
                .label("field")
                .op(0x8d, 0x04, 0x2e) // lea eax, [esi + ebp]
                .immediate(0xcf8, 0xba) // mov edx, 0xcf8: configuration address
                .op(0xef) // out dx, eax
                .op(0x8b, 0x44, 0x2f, 0xfc) // mov eax, [edi + ebp - 4]
                .op(0xb2, 0xfc) // mov dl, 0xfc: configuration data
                .op(0xef) // out dx, eax
                .op(0x83, 0xc5, 0x04) // add ebp, 4
                .op(0x83, 0xfd, 0x14) // cmp ebp, 20
                .near(0x75, "field") // jne field
                .op(0x83, 0xc7, 0x10) // add edi, 16
                .op(0x49) // dec ecx
                .near(0x75, "write"); // jnz write
    }

    /** A subroutine: EAX, an address in configuration space, becomes what is there. */
    private static void reading(MachineCode code) {
        code.label("read")
                .immediate(0xcf8, 0xba) // mov edx, 0xcf8: configuration address
                .op(0xef) // out dx, eax
                .op(0xb2, 0xfc) // mov dl, 0xfc: configuration data
                .op(0xed) // in eax, dx
                .op(0xc3); // ret
    }

    private record Write(int offset, int length, int data) {}
}
