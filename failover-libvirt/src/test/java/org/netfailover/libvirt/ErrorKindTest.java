package org.netfailover.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as in virterror.h of libvirt 9.0.0. */
class ErrorKindTest {
    @ParameterizedTest(name = "{0} from {2} is {4}")
    @CsvSource({
        "VIR_ERR_NO_DOMAIN,            42, VIR_FROM_QEMU,    10, NO_DOMAIN",
        "VIR_ERR_NO_NETWORK,           43, VIR_FROM_NETWORK, 19, NO_NETWORK",
        "VIR_ERR_DEVICE_MISSING,       99, VIR_FROM_QEMU,    10, NO_DEVICE",
        "VIR_ERR_OPERATION_INVALID,    55, VIR_FROM_QEMU,    10, WRONG_STATE",
        "VIR_ERR_OPERATION_TIMEOUT,    68, VIR_FROM_QEMU,    10, BUSY",
        "VIR_ERR_RESOURCE_BUSY,        87, VIR_FROM_LOCKING, 42, BUSY",
        "VIR_ERR_OPERATION_ABORTED,    78, VIR_FROM_QEMU,    10, ABORTED",
        "VIR_ERR_OPERATION_FAILED,      9, VIR_FROM_QEMU,    10, FAILED",
        "VIR_ERR_NO_SUPPORT,            3, VIR_FROM_REMOTE,  13, UNSUPPORTED",
        "VIR_ERR_CONFIG_UNSUPPORTED,   67, VIR_FROM_DOMAIN,  20, UNSUPPORTED",
        "VIR_ERR_ARGUMENT_UNSUPPORTED, 74, VIR_FROM_QEMU,    10, UNSUPPORTED",
        "VIR_ERR_OPERATION_UNSUPPORTED, 84, VIR_FROM_QEMU,   10, UNSUPPORTED",
        "VIR_ERR_CPU_INCOMPATIBLE,     91, VIR_FROM_CPU,     31, UNSUPPORTED",
        "VIR_ERR_INVALID_ARG,           8, VIR_FROM_DOM,      6, INVALID",
        "VIR_ERR_XML_ERROR,            27, VIR_FROM_DOMAIN,  20, INVALID",
        "VIR_ERR_XML_DETAIL,           35, VIR_FROM_DOMAIN,  20, INVALID",
        "VIR_ERR_INVALID_MAC,          44, VIR_FROM_NONE,     0, INVALID",
        "VIR_ERR_XML_INVALID_SCHEMA,   92, VIR_FROM_XML,      5, INVALID",
        "VIR_ERR_OPERATION_DENIED,     29, VIR_FROM_REMOTE,  13, DENIED",
        "VIR_ERR_AUTH_FAILED,          45, VIR_FROM_RPC,      7, DENIED",
        "VIR_ERR_AUTH_CANCELLED,       79, VIR_FROM_POLKIT,  60, DENIED",
        "VIR_ERR_ACCESS_DENIED,        88, VIR_FROM_ACCESS,  55, DENIED",
        "VIR_ERR_AUTH_UNAVAILABLE,     94, VIR_FROM_POLKIT,  60, DENIED",
        "VIR_ERR_UNKNOWN_HOST,          4, VIR_FROM_NONE,     0, DISCONNECTED",
        "VIR_ERR_NO_CONNECT,            5, VIR_FROM_NONE,     0, DISCONNECTED",
        "VIR_ERR_RPC,                  39, VIR_FROM_RPC,      7, DISCONNECTED",
        "VIR_ERR_GNUTLS_ERROR,         40, VIR_FROM_RPC,      7, DISCONNECTED",
        "VIR_ERR_SSH,                  85, VIR_FROM_SSH,     50, DISCONNECTED",
        "VIR_ERR_LIBSSH,               98, VIR_FROM_LIBSSH,  66, DISCONNECTED",
        "VIR_ERR_SYSTEM_ERROR,         38, VIR_FROM_RPC,      7, DISCONNECTED",
        "VIR_ERR_INTERNAL_ERROR,        1, VIR_FROM_RPC,      7, DISCONNECTED",
        "VIR_ERR_INTERNAL_ERROR,        1, VIR_FROM_REMOTE,  13, DISCONNECTED",
        "VIR_ERR_SYSTEM_ERROR,         38, VIR_FROM_QEMU,    10, OTHER",
        "VIR_ERR_INTERNAL_ERROR,        1, VIR_FROM_DOMAIN,  20, OTHER",
        "VIR_ERR_DOM_EXIST,            28, VIR_FROM_DOM,      6, OTHER",
        "VIR_ERR_OK,                    0, VIR_FROM_NONE,     0, OTHER",
    })
    void codeAndDomainSayWhatItMeans(String name, int code, String from, int domain, ErrorKind kind) {
        assertThat(new LibvirtException(code, domain, name + " " + from).kind()).isEqualTo(kind);
    }

    @Test
    void anErrorThatLibvirtDidNotNameHasNoMessageOfItsOwn() {
        assertThat(new LibvirtException(0, 0, null)).hasMessage("libvirt gave no message");
    }

    @Test
    void onlyWhatTimeCanMendIsTriedAgain() {
        assertThat(ErrorKind.values())
                .filteredOn(ErrorKind::isRetryable)
                .containsExactlyInAnyOrder(
                        ErrorKind.WRONG_STATE,
                        ErrorKind.BUSY,
                        ErrorKind.ABORTED,
                        ErrorKind.FAILED,
                        ErrorKind.DISCONNECTED);
    }
}
