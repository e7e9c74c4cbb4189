// Runs commands for who connects: lab-exec tcp:PORT | unix:PATH. One connection is one command.
//
// Asked:    argc, then argc times a length and as many bytes, then the length of the standard input and its bytes.
// Answered: frames of a type, a length and as many bytes: 1 standard output, 2 standard error, 3 the exit status as one
//           number, which is the last. A command that a signal has ended has 128 and the signal's number; one that could
//           not be run has 127, and the reason on its standard error.
//
// Numbers are of four bytes, the highest first. The command is a process group of its own. Each byte that is sent after
// the question is a signal to it; it is killed when the other side closes the connection. What it leaves running in
// other groups goes on.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OUTPUT = 1, ERRORS = 2, STATUS = 3, MOST_ARGUMENTS = 4096, MOST_BYTES = 64 << 20, PIECE = 65536 };

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void read_all(int fd, void *to, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t got = read(fd, (char *)to + done, length - done);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            exit(1); // whoever asked is gone
        }
        done += got > 0 ? (size_t)got : 0;
    }
}

static void write_all(int fd, const void *from, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t put = write(fd, (const char *)from + done, length - done);
        if (put < 0 && errno != EINTR) {
            exit(1);
        }
        done += put > 0 ? (size_t)put : 0;
    }
}

static uint32_t read_number(int fd) {
    uint32_t number;
    read_all(fd, &number, sizeof number);
    return ntohl(number);
}

static char *read_bytes(int fd, size_t *length) {
    *length = read_number(fd);
    if (*length > MOST_BYTES) {
        exit(1);
    }
    char *bytes = malloc(*length + 1);
    if (!bytes) {
        die("malloc");
    }
    read_all(fd, bytes, *length);
    bytes[*length] = 0;
    return bytes;
}

static void write_frame(int fd, uint32_t type, const void *bytes, uint32_t length) {
    uint32_t head[2] = {htonl(type), htonl(length)};
    write_all(fd, head, sizeof head);
    write_all(fd, bytes, length);
}

static void write_status(int fd, int status) {
    uint32_t number = htonl((uint32_t)(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status)));
    write_frame(fd, STATUS, &number, sizeof number);
}

// Passes on what there is; returns whether more may come.
static int pass_on(int from, int to, uint32_t type) {
    char piece[PIECE];
    ssize_t got = read(from, piece, sizeof piece);
    if (got > 0) {
        write_frame(to, type, piece, (uint32_t)got);
    }
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static void drain(int from, int to, uint32_t type) {
    struct pollfd ready = {.fd = from, .events = POLLIN};
    while (poll(&ready, 1, 0) > 0 && pass_on(from, to, type)) {
    }
}

static pid_t begin(char **arguments, int in, int out, int err) {
    pid_t child = fork();
    if (child < 0) {
        die("fork");
    }
    if (child == 0) {
        setpgid(0, 0);
        dup2(in, 0);
        dup2(out, 1);
        dup2(err, 2);
        signal(SIGPIPE, SIG_DFL);
        execvp(arguments[0], arguments);
        fprintf(stderr, "%s: %s\n", arguments[0], strerror(errno));
        _exit(127);
    }
    setpgid(child, child);
    return child;
}

static void pipe_or_die(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) < 0) {
        die("pipe");
    }
}

static void serve(int peer) {
    uint32_t argc = read_number(peer);
    if (argc < 1 || argc > MOST_ARGUMENTS) {
        exit(1);
    }
    char *arguments[MOST_ARGUMENTS + 1] = {0};
    size_t length;
    for (uint32_t i = 0; i < argc; i++) {
        arguments[i] = read_bytes(peer, &length);
    }
    char *input = read_bytes(peer, &length);

    int in[2], out[2], err[2];
    pipe_or_die(in);
    pipe_or_die(out);
    pipe_or_die(err);
    pid_t child = begin(arguments, in[0], out[1], err[1]);
    close(in[0]);
    close(out[1]);
    close(err[1]);
    fcntl(in[1], F_SETFL, O_NONBLOCK);
    int ended = (int)syscall(SYS_pidfd_open, child, 0);
    if (ended < 0) {
        die("pidfd_open");
    }

    struct pollfd fds[] = {
        {.fd = ended, .events = POLLIN},  {.fd = peer, .events = POLLIN},
        {.fd = out[0], .events = POLLIN}, {.fd = err[0], .events = POLLIN},
        {.fd = in[1], .events = POLLOUT},
    };
    size_t given = 0;
    while (!fds[0].revents) {
        if (given == length && fds[4].fd >= 0) {
            close(fds[4].fd);
            fds[4].fd = -1;
        }
        if (poll(fds, 5, -1) < 0 && errno != EINTR) {
            break;
        }
        if (fds[1].revents) {
            unsigned char signal = SIGKILL;
            ssize_t got = read(peer, &signal, 1);
            kill(-child, signal);
            if (got <= 0) {
                exit(1);
            }
        }
        if (fds[2].revents && !pass_on(out[0], peer, OUTPUT)) {
            fds[2].fd = -1;
        }
        if (fds[3].revents && !pass_on(err[0], peer, ERRORS)) {
            fds[3].fd = -1;
        }
        if (fds[4].revents) {
            ssize_t put = write(in[1], input + given, length - given);
            given = put > 0 ? given + (size_t)put : errno == EAGAIN ? given : length;
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    drain(out[0], peer, OUTPUT);
    drain(err[0], peer, ERRORS);
    write_status(peer, status);
}

static int listen_on(const char *where) {
    int listener;
    if (!strncmp(where, "tcp:", 4)) {
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(where + 4))};
        int one = 1;
        listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0) {
            die(where);
        }
    } else if (!strncmp(where, "unix:", 5) && strlen(where + 5) < sizeof(((struct sockaddr_un *)0)->sun_path)) {
        struct sockaddr_un address = {.sun_family = AF_UNIX};
        strcpy(address.sun_path, where + 5);
        listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0) {
            die(where);
        }
    } else {
        errno = EINVAL;
        die(where);
    }
    if (listen(listener, 64) < 0) {
        die("listen");
    }
    return listener;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: lab-exec tcp:PORT | unix:PATH\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_IGN); // who serves is nobody's zombie
    int listener = listen_on(argv[1]);
    for (;;) {
        int peer = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (peer < 0) {
            continue;
        }
        if (fork() == 0) {
            signal(SIGCHLD, SIG_DFL);
            close(listener);
            serve(peer);
            exit(0);
        }
        close(peer);
    }
}
