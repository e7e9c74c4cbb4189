package org.netfailover.testkit.daemon;

/**
 * The program that a {@link TinyGuest} runs instead of an operating system: less than 1 KiB that QEMU loads as a
 * multiboot kernel, in 32-bit protected mode without paging.
 *
 * <p>18.2 times a second, at the timer's ticks, it takes orders from the first serial port, answers requests to unplug,
 * and writes to memory if it was told to. Between ticks it halts. An order is one character; characters after the first
 * blank of the command line are orders too. From the serial port each order is answered by itself, the number of ticks
 * so far in eight hexadecimal digits, and a line feed.
 *
 * <ul>
 *   <li>{@code a}, {@code i}: answer, or ignore, requests to unplug
 *   <li>{@code q}: be quiet, and {@code 0} to {@code 9}: append a digit to the number of pages to write to each tick
 *   <li>{@code f}: fill memory with bytes that are not zero
 *   <li>{@code s}: negotiate {@code VIRTIO_NET_F_STANDBY} with every virtio NIC there is
 *   <li>anything else: just answer
 * </ul>
 *
 * <p>Sources: the Multiboot Specification 0.6.96; QEMU's docs/specs/acpi_pci_hotplug.rst, with the registers at 0xcc0
 * as on q35.
 */
final class TinyKernel {
    private static final int ORIGIN = 0x100000;
    private static final int STACK = 0x180000;
    private static final int PLAYGROUND = 0x200000;
    private static final int PAGE = 0x1000;

    private static final int MULTIBOOT = 0x1badb002;
    private static final int WITH_MEMORY_AND_ADDRESSES = 0x00010002;

    private static final int CODE_SELECTOR = 8;
    private static final int DATA_SELECTOR = 16;
    private static final int TIMER_VECTOR = 0x20;
    private static final int INTERRUPTS_OF_A_PIC = 8;
    private static final int DESCRIPTOR_BYTES = 8;

    private static final int LAST_BUS = 31;

    private TinyKernel() {}

    /** The kernel file. */
    static byte[] image() {
        MachineCode code = new MachineCode(ORIGIN);
        header(code);
        entry(code);
        interruptController(code);
        commandLine(code);
        tick(code);
        unplugs(code);
        writing(code);
        orders(code);
        filling(code);
        StandbyDriver.writeTo(code);
        answers(code);
        interrupt(code);
        tables(code);
        return code.bytes();
    }

    private static void header(MachineCode code) {
        code.label("header")
                .value(MULTIBOOT)
                .value(WITH_MEMORY_AND_ADDRESSES)
                .value(-(MULTIBOOT + WITH_MEMORY_AND_ADDRESSES)) // checksum
                .address("header") // where this header goes
                .address("header") // where the file goes
                .value(0) // all of it
                .value(0) // with no memory behind it
                .address("entry");
    }

    /** EBX holds the address of what the boot loader tells. */
    private static void entry(MachineCode code) {
        code.label("entry")
                .op(0xfc) // cld
                .immediate(STACK, 0xbc) // mov esp, STACK
                .operand("descriptor register", 0x0f, 0x01, 0x15) // lgdt [descriptor register]
                .operand("flat", 0xea)
                .op(CODE_SELECTOR, 0) // jmp CODE_SELECTOR:flat
                .label("flat")
                .immediate(DATA_SELECTOR, 0xb8) // mov eax, DATA_SELECTOR
                .op(0x8e, 0xd8) // mov ds, eax
                .op(0x8e, 0xc0) // mov es, eax
                .op(0x8e, 0xd0) // mov ss, eax
                .op(0x8b, 0x43, 0x08) // mov eax, [ebx + 8]: KiB of memory from 1 MiB on
                .op(0xc1, 0xe0, 0x0a) // shl eax, 10
                .immediate(ORIGIN, 0x05) // add eax, 1 MiB
                .operand("end", 0xa3) // mov [end], eax
                .immediate(PLAYGROUND, 0xb8) // mov eax, PLAYGROUND
                .operand("next", 0xa3); // mov [next], eax
    }

    /** Only the timer interrupts, and its vector is out of the processor's own. */
    private static void interruptController(MachineCode code) {
        code.operand("interrupt register", 0x0f, 0x01, 0x1d) // lidt [interrupt register]
                .op(0xb0, 0x11) // mov al, 0x11: begin
                .op(0xe6, 0x20) // out 0x20, al
                .op(0xb0, TIMER_VECTOR) // mov al, TIMER_VECTOR: the first vector
                .op(0xe6, 0x21) // out 0x21, al
                .op(0xb0, 0x04) // mov al, 4: the second controller is at line 2
                .op(0xe6, 0x21) // out 0x21, al
                .op(0xb0, 0x01) // mov al, 1: 8086 mode
                .op(0xe6, 0x21) // out 0x21, al
                .op(0xb0, 0xfe) // mov al, 0xfe: only line 0
                .op(0xe6, 0x21) // out 0x21, al
                .op(0xb0, 0xff) // mov al, 0xff: none
                .op(0xe6, 0xa1); // out 0xa1, al
    }

    private static void commandLine(MachineCode code) {
        code.op(0x8b, 0x73, 0x10) // mov esi, [ebx + 16]: the kernel's name, a blank, the command line
                .label("name")
                .op(0xac) // lodsb
                .op(0x84, 0xc0) // test al, al
                .near(0x74, "wait") // jz wait
                .op(0x3c, ' ') // cmp al, ' '
                .near(0x75, "name") // jne name
                .label("word")
                .op(0xac) // lodsb
                .op(0x84, 0xc0) // test al, al
                .near(0x74, "wait") // jz wait
                .far("order", 0xe8) // call order
                .near(0xeb, "word"); // jmp word
    }

    private static void tick(MachineCode code) {
        code.label("wait")
                .op(0xfb) // sti
                .op(0xf4) // hlt
                .operand("ticks", 0xff, 0x05) // inc dword [ticks]
                .label("serial")
                .immediate(0x3fd, 0xba) // mov edx, 0x3fd: the line's status
                .op(0xec) // in al, dx
                .op(0xa8, 0x01) // test al, 1: something has come
                .near(0x74, "unplugs") // jz unplugs
                .op(0xb2, 0xf8) // mov dl, 0xf8: the line's data
                .op(0xec) // in al, dx
                .far("order", 0xe8) // call order
                .far("answer", 0xe8) // call answer
                .near(0xeb, "serial"); // jmp serial
    }

    /** Every bus with slots for hotplug has a number; what QEMU asks for is ejected. */
    private static void unplugs(MachineCode code) {
        code.label("unplugs")
                .operand("deaf", 0x80, 0x3d)
                .op(0) // cmp byte [deaf], 0
                .near(0x75, "writing") // jne writing
                .immediate(LAST_BUS, 0xb9) // mov ecx, LAST_BUS
                .label("bus")
                .immediate(0xcd0, 0xba) // mov edx, 0xcd0: bus select
                .op(0x89, 0xc8) // mov eax, ecx
                .op(0xef) // out dx, eax
                .op(0xb2, 0xc4) // mov dl, 0xc4: slots to be unplugged
                .op(0xed) // in eax, dx
                .op(0x85, 0xc0) // test eax, eax
                .near(0x74, "next bus") // jz next bus
                .op(0xb2, 0xc8) // mov dl, 0xc8: eject, the lowest of them
                .op(0xef) // out dx, eax
                .label("next bus")
                .op(0x49) // dec ecx
                .near(0x79, "bus"); // jns bus
    }

    private static void writing(MachineCode code) {
        code.label("writing")
                .operand("pages", 0x8b, 0x0d) // mov ecx, [pages]
                .near(0xe3, "wait") // jecxz wait
                .operand("next", 0x8b, 0x3d) // mov edi, [next]
                .label("page")
                .op(0xff, 0x07) // inc dword [edi]
                .immediate(PAGE, 0x81, 0xc7) // add edi, PAGE
                .operand("end", 0x3b, 0x3d) // cmp edi, [end]
                .near(0x72, "inside") // jb inside
                .immediate(PLAYGROUND, 0xbf) // mov edi, PLAYGROUND
                .label("inside")
                .op(0x49) // dec ecx
                .near(0x75, "page") // jnz page
                .operand("next", 0x89, 0x3d) // mov [next], edi
                .near(0xeb, "wait"); // jmp wait
    }

    /** The order is in AL and stays there. */
    private static void orders(MachineCode code) {
        code.label("order")
                .op(0x3c, 'a') // cmp al, 'a'
                .near(0x75, "not a") // jne not a
                .operand("deaf", 0xc6, 0x05)
                .op(0) // mov byte [deaf], 0
                .label("not a")
                .op(0x3c, 'i') // cmp al, 'i'
                .near(0x75, "not i") // jne not i
                .operand("deaf", 0xc6, 0x05)
                .op(1) // mov byte [deaf], 1
                .label("not i")
                .op(0x3c, 'q') // cmp al, 'q'
                .near(0x75, "not q") // jne not q
                .operand("pages", 0xc7, 0x05)
                .value(0) // mov dword [pages], 0
                .label("not q")
                .op(0x3c, 'f') // cmp al, 'f'
                .near(0x74, "fill") // je fill
                .op(0x3c, 's') // cmp al, 's'
                .far("negotiate", 0x0f, 0x84) // je negotiate
                .op(0x88, 0xc2) // mov dl, al
                .op(0x80, 0xea, '0') // sub dl, '0'
                .op(0x80, 0xfa, 9) // cmp dl, 9
                .near(0x77, "no digit") // ja no digit
                .op(0x0f, 0xb6, 0xd2) // movzx edx, dl
                .operand("pages", 0x6b, 0x0d)
                .op(10) // imul ecx, [pages], 10
                .op(0x01, 0xd1) // add ecx, edx
                .operand("pages", 0x89, 0x0d) // mov [pages], ecx
                .label("no digit")
                .op(0xc3); // ret
    }

    private static void filling(MachineCode code) {
        code.label("fill")
                .op(0x50) // push eax
                .immediate(PLAYGROUND, 0xbf) // mov edi, PLAYGROUND
                .operand("end", 0x8b, 0x0d) // mov ecx, [end]
                .op(0x29, 0xf9) // sub ecx, edi
                .op(0xc1, 0xe9, 0x02) // shr ecx, 2
                .immediate(0x5a5a5a5a, 0xb8) // mov eax, 0x5a5a5a5a
                .op(0xf3, 0xab) // rep stosd
                .op(0x58) // pop eax
                .op(0xc3); // ret
    }

    /** AL, the number of ticks in hexadecimal, a line feed. */
    private static void answers(MachineCode code) {
        code.label("answer")
                .far("put", 0xe8) // call put
                .operand("ticks", 0x8b, 0x1d) // mov ebx, [ticks]
                .immediate(8, 0xb9) // mov ecx, 8
                .label("digit")
                .op(0xc1, 0xc3, 0x04) // rol ebx, 4
                .op(0x88, 0xd8) // mov al, bl
                .op(0x24, 0x0f) // and al, 0xf
                .op(0x04, '0') // add al, '0'
                .op(0x3c, '9') // cmp al, '9'
                .near(0x76, "put digit") // jbe put digit
                .op(0x04, 'a' - '9' - 1) // add al, 'a' - '9' - 1
                .label("put digit")
                .far("put", 0xe8) // call put
                .op(0x49) // dec ecx
                .near(0x75, "digit") // jnz digit
                .op(0xb0, '\n') // mov al, '\n'; and put it
                .label("put")
                .op(0x88, 0xc4) // mov ah, al
                .immediate(0x3fd, 0xba) // mov edx, 0x3fd: the line's status
                .label("busy")
                .op(0xec) // in al, dx
                .op(0xa8, 0x20) // test al, 0x20: the last byte has gone
                .near(0x74, "busy") // jz busy
                .op(0x88, 0xe0) // mov al, ah
                .op(0xb2, 0xf8) // mov dl, 0xf8: the line's data
                .op(0xee) // out dx, al
                .op(0xc3); // ret
    }

    private static void interrupt(MachineCode code) {
        code.label("interrupt")
                .op(0x50) // push eax
                .op(0xb0, 0x20) // mov al, 0x20: end of interrupt
                .op(0xe6, 0x20) // out 0x20, al
                .op(0x58) // pop eax
                .op(0xcf); // iret
    }

    private static void tables(MachineCode code) {
        code.label("descriptors")
                .value(0) // no segment
                .value(0)
                .value(0x0000ffff) // code: 4 GiB from 0, 32 bits
                .value(0x00cf9a00)
                .value(0x0000ffff) // data: the same
                .value(0x00cf9200)
                .label("descriptor register")
                .op(3 * DESCRIPTOR_BYTES - 1, 0)
                .address("descriptors")
                .label("gates");
        for (int line = 0; line < INTERRUPTS_OF_A_PIC; line++) {
            code.offset("interrupt")
                    .op(CODE_SELECTOR, 0)
                    .op(0, 0x8e) // a 32-bit interrupt gate
                    .op(ORIGIN >>> 16, 0);
        }
        // The processor's own vectors have no gates: a fault resets the guest.
        int last = (TIMER_VECTOR + INTERRUPTS_OF_A_PIC) * DESCRIPTOR_BYTES - 1;
        code.label("interrupt register")
                .op(last & 0xff, last >>> 8)
                .address("gates", -TIMER_VECTOR * DESCRIPTOR_BYTES)
                .label("pages")
                .value(0)
                .label("next")
                .value(0)
                .label("end")
                .value(0)
                .label("ticks")
                .value(0)
                .label("deaf")
                .op(0);
    }
}
