package org.netfailover.testkit.daemon;

/**
 * The program that a {@link TinyGuest} runs instead of an operating system: about 500 bytes that QEMU loads as a
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
 *   <li>anything else: just answer
 * </ul>
 *
 * <p>Sources: the Multiboot Specification 0.6.96; QEMU's docs/specs/acpi_pci_hotplug.rst, with the registers at 0xcc0 as
 * on q35.
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
                .op(0xbc)
                .value(STACK) // mov esp, STACK
                .op(0x0f, 0x01, 0x15)
                .address("descriptor register") // lgdt [descriptor register]
                .op(0xea)
                .address("flat")
                .op(CODE_SELECTOR, 0) // jmp CODE_SELECTOR:flat
                .label("flat")
                .op(0xb8)
                .value(DATA_SELECTOR) // mov eax, DATA_SELECTOR
                .op(0x8e, 0xd8) // mov ds, eax
                .op(0x8e, 0xc0) // mov es, eax
                .op(0x8e, 0xd0) // mov ss, eax
                .op(0x8b, 0x43, 0x08) // mov eax, [ebx + 8]: KiB of memory from 1 MiB on
                .op(0xc1, 0xe0, 0x0a) // shl eax, 10
                .op(0x05)
                .value(ORIGIN) // add eax, 1 MiB
                .op(0xa3)
                .address("end") // mov [end], eax
                .op(0xb8)
                .value(PLAYGROUND) // mov eax, PLAYGROUND
                .op(0xa3)
                .address("next"); // mov [next], eax
    }

    /** Only the timer interrupts, and its vector is out of the processor's own. */
    private static void interruptController(MachineCode code) {
        code.op(0x0f, 0x01, 0x1d)
                .address("interrupt register") // lidt [interrupt register]
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
                .op(0x74)
                .near("wait") // jz wait
                .op(0x3c, ' ') // cmp al, ' '
                .op(0x75)
                .near("name") // jne name
                .label("word")
                .op(0xac) // lodsb
                .op(0x84, 0xc0) // test al, al
                .op(0x74)
                .near("wait") // jz wait
                .op(0xe8)
                .far("order") // call order
                .op(0xeb)
                .near("word"); // jmp word
    }

    private static void tick(MachineCode code) {
        code.label("wait")
                .op(0xfb) // sti
                .op(0xf4) // hlt
                .op(0xff, 0x05)
                .address("ticks") // inc dword [ticks]
                .label("serial")
                .op(0xba)
                .value(0x3fd) // mov edx, 0x3fd: the line's status
                .op(0xec) // in al, dx
                .op(0xa8, 0x01) // test al, 1: something has come
                .op(0x74)
                .near("unplugs") // jz unplugs
                .op(0xb2, 0xf8) // mov dl, 0xf8: the line's data
                .op(0xec) // in al, dx
                .op(0xe8)
                .far("order") // call order
                .op(0xe8)
                .far("answer") // call answer
                .op(0xeb)
                .near("serial"); // jmp serial
    }

    /** Every bus with slots for hotplug has a number; what QEMU asks for is ejected. */
    private static void unplugs(MachineCode code) {
        code.label("unplugs")
                .op(0x80, 0x3d)
                .address("deaf")
                .op(0) // cmp byte [deaf], 0
                .op(0x75)
                .near("writing") // jne writing
                .op(0xb9)
                .value(LAST_BUS) // mov ecx, LAST_BUS
                .label("bus")
                .op(0xba)
                .value(0xcd0) // mov edx, 0xcd0: bus select
                .op(0x89, 0xc8) // mov eax, ecx
                .op(0xef) // out dx, eax
                .op(0xb2, 0xc4) // mov dl, 0xc4: slots to be unplugged
                .op(0xed) // in eax, dx
                .op(0x85, 0xc0) // test eax, eax
                .op(0x74)
                .near("next bus") // jz next bus
                .op(0xb2, 0xc8) // mov dl, 0xc8: eject, the lowest of them
                .op(0xef) // out dx, eax
                .label("next bus")
                .op(0x49) // dec ecx
                .op(0x79)
                .near("bus"); // jns bus
    }

    private static void writing(MachineCode code) {
        code.label("writing")
                .op(0x8b, 0x0d)
                .address("pages") // mov ecx, [pages]
                .op(0xe3)
                .near("wait") // jecxz wait
                .op(0x8b, 0x3d)
                .address("next") // mov edi, [next]
                .label("page")
                .op(0xff, 0x07) // inc dword [edi]
                .op(0x81, 0xc7)
                .value(PAGE) // add edi, PAGE
                .op(0x3b, 0x3d)
                .address("end") // cmp edi, [end]
                .op(0x72)
                .near("inside") // jb inside
                .op(0xbf)
                .value(PLAYGROUND) // mov edi, PLAYGROUND
                .label("inside")
                .op(0x49) // dec ecx
                .op(0x75)
                .near("page") // jnz page
                .op(0x89, 0x3d)
                .address("next") // mov [next], edi
                .op(0xeb)
                .near("wait"); // jmp wait
    }

    /** The order is in AL and stays there. */
    private static void orders(MachineCode code) {
        code.label("order")
                .op(0x3c, 'a') // cmp al, 'a'
                .op(0x75)
                .near("not a") // jne not a
                .op(0xc6, 0x05)
                .address("deaf")
                .op(0) // mov byte [deaf], 0
                .label("not a")
                .op(0x3c, 'i') // cmp al, 'i'
                .op(0x75)
                .near("not i") // jne not i
                .op(0xc6, 0x05)
                .address("deaf")
                .op(1) // mov byte [deaf], 1
                .label("not i")
                .op(0x3c, 'q') // cmp al, 'q'
                .op(0x75)
                .near("not q") // jne not q
                .op(0xc7, 0x05)
                .address("pages")
                .value(0) // mov dword [pages], 0
                .label("not q")
                .op(0x3c, 'f') // cmp al, 'f'
                .op(0x74)
                .near("fill") // je fill
                .op(0x88, 0xc2) // mov dl, al
                .op(0x80, 0xea, '0') // sub dl, '0'
                .op(0x80, 0xfa, 9) // cmp dl, 9
                .op(0x77)
                .near("no digit") // ja no digit
                .op(0x0f, 0xb6, 0xd2) // movzx edx, dl
                .op(0x6b, 0x0d)
                .address("pages")
                .op(10) // imul ecx, [pages], 10
                .op(0x01, 0xd1) // add ecx, edx
                .op(0x89, 0x0d)
                .address("pages") // mov [pages], ecx
                .label("no digit")
                .op(0xc3); // ret
    }

    private static void filling(MachineCode code) {
        code.label("fill")
                .op(0x50) // push eax
                .op(0xbf)
                .value(PLAYGROUND) // mov edi, PLAYGROUND
                .op(0x8b, 0x0d)
                .address("end") // mov ecx, [end]
                .op(0x29, 0xf9) // sub ecx, edi
                .op(0xc1, 0xe9, 0x02) // shr ecx, 2
                .op(0xb8)
                .value(0x5a5a5a5a) // mov eax, 0x5a5a5a5a
                .op(0xf3, 0xab) // rep stosd
                .op(0x58) // pop eax
                .op(0xc3); // ret
    }

    /** AL, the number of ticks in hexadecimal, a line feed. */
    private static void answers(MachineCode code) {
        code.label("answer")
                .op(0xe8)
                .far("put") // call put
                .op(0x8b, 0x1d)
                .address("ticks") // mov ebx, [ticks]
                .op(0xb9)
                .value(8) // mov ecx, 8
                .label("digit")
                .op(0xc1, 0xc3, 0x04) // rol ebx, 4
                .op(0x88, 0xd8) // mov al, bl
                .op(0x24, 0x0f) // and al, 0xf
                .op(0x04, '0') // add al, '0'
                .op(0x3c, '9') // cmp al, '9'
                .op(0x76)
                .near("put digit") // jbe put digit
                .op(0x04, 'a' - '9' - 1) // add al, 'a' - '9' - 1
                .label("put digit")
                .op(0xe8)
                .far("put") // call put
                .op(0x49) // dec ecx
                .op(0x75)
                .near("digit") // jnz digit
                .op(0xb0, '\n') // mov al, '\n'; and put it
                .label("put")
                .op(0x88, 0xc4) // mov ah, al
                .op(0xba)
                .value(0x3fd) // mov edx, 0x3fd: the line's status
                .label("busy")
                .op(0xec) // in al, dx
                .op(0xa8, 0x20) // test al, 0x20: the last byte has gone
                .op(0x74)
                .near("busy") // jz busy
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
