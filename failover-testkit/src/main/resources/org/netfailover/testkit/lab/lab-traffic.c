// Numbered packets between a guest and the third place, and what has become of each.
//
//   lab-traffic guest PORT                          sends and counts as it is told
//   lab-traffic meter ADDRESS PORT RATE PINGS       tells it, does the same, and pings; RATE and PINGS are a second's
//
// The meter writes a line for each thing that happens: its name, the time in microseconds since 1970 by the third place's
// clock, and a packet's number. After SIGTERM it sends no more, and ends half a second later.
//
//   p TIME N     a ping is sent             P TIME N   its answer has come
//   o TIME N     a packet goes to the guest O TIME N   the guest says that it has come; TIME is when that is known
//   I TIME N     a packet of the guest has come
//   d TIME N     so many packets have come to the guest twice, as it says, so far; r: later than one sent after them
//
// The guest remembers which of the last REMEMBERED packets have come, and in each of its own packets tells CHUNK of
// them, one chunk after the other, so that what it has received is known outside, also of a time in which none of its
// packets came through. Both sides send a few packets together every BURST: in an emulated processor under an emulated
// processor each waking and each interrupt costs more than a packet. What is later than LATE is not sent at all, and has
// no number: a guest that stood still does not catch up.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <endian.h>
#include <errno.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { REMEMBERED = 1 << 17, CHUNK = 1 << 12, CHUNKS = REMEMBERED / CHUNK };
enum { SECOND = 1000000, LATE = 50000, BURST = 10000, SILENCE = 120 * SECOND, AFTERMATH = SECOND / 2, TELL = SECOND / 10 };

static const uint32_t MAGIC = 0x6e666c74;

// What the third place sends. A rate of 0 ends it.
struct order {
    uint32_t magic, session, rate, number;
};

// What the guest sends: of the numbers from 32 * first on, which have come. All numbers count from 1.
struct report {
    uint32_t magic, session, number, top, twice, late, first;
    uint32_t come[CHUNK / 32];
};

static void die(const char *what) {
    perror(what);
    exit(1);
}

static int64_t now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * (int64_t)SECOND + time.tv_nsec / 1000;
}

static int udp(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    int buffer = 4 << 20;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        die("udp");
    }
    return fd;
}

// A clock that says how many packets are due, at a steady rate.
struct pace {
    int64_t next, interval; // microseconds; 0 is never
};

static struct pace pace_of(int64_t from, uint32_t rate) {
    return (struct pace){.next = from, .interval = rate ? SECOND / rate : 0};
}

static bool due(struct pace *pace, int64_t time) {
    if (!pace->interval || time < pace->next) {
        return false;
    }
    if (time - pace->next > LATE) {
        pace->next = time;
    }
    pace->next += pace->interval;
    return true;
}

// When the next few packets are due together: every waking keeps an emulated processor busy, and every interrupt.
static int64_t next_burst(const struct pace *pace) {
    return pace->interval < BURST ? pace->next + BURST - pace->interval : pace->next;
}

static int tick(void) {
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    if (fd < 0) {
        die("timerfd");
    }
    return fd;
}

static void wake(int fd, int64_t at) {
    struct itimerspec time = {.it_value = {.tv_sec = at / SECOND, .tv_nsec = at % SECOND * 1000}};
    if (timerfd_settime(fd, TFD_TIMER_ABSTIME, &time, NULL) < 0) {
        die("timerfd");
    }
}

// ---- the guest

static uint32_t come[REMEMBERED / 32];
static uint32_t session, top, twice, late, sent;

static void begin_session(uint32_t number) {
    session = number;
    top = twice = late = sent = 0;
    memset(come, 0, sizeof come);
}

static void remember(uint32_t number) {
    uint32_t *word = &come[number % REMEMBERED / 32], bit = 1u << number % 32;
    if (number > top) {
        // What the new numbers take the place of is forgotten.
        uint32_t forgotten = number - top < REMEMBERED ? top + 1 : number - REMEMBERED + 1;
        for (; forgotten < number; forgotten++) {
            come[forgotten % REMEMBERED / 32] &= ~(1u << forgotten % 32);
        }
        *word |= bit;
        top = number;
    } else if (top - number >= REMEMBERED || *word & bit) {
        twice++;
    } else {
        *word |= bit;
        late++;
    }
}

// Takes turns: every other report tells of the newest packets, the rest of older ones.
static struct report make_report(void) {
    uint32_t newest = top / CHUNK;
    uint32_t known = newest < CHUNKS ? newest + 1 : CHUNKS;
    uint32_t chunk = sent % 2 ? newest : newest - sent / 2 % known;
    struct report report = {
        .magic = htonl(MAGIC), .session = htonl(session), .number = htonl(++sent), .top = htonl(top),
        .twice = htonl(twice), .late = htonl(late), .first = htonl(chunk * (CHUNK / 32)),
    };
    for (int i = 0; i < CHUNK / 32; i++) {
        report.come[i] = htonl(come[chunk % CHUNKS * (CHUNK / 32) + (uint32_t)i]);
    }
    return report;
}

static void guest(int port) {
    int fd = udp(port), timer = tick();
    struct sockaddr_in peer = {0};
    struct pace pace = {0};
    int64_t heard = 0;
    for (;;) {
        // What comes wakes it often enough to send; the clock does when nothing comes.
        struct pollfd fds[] = {{.fd = fd, .events = POLLIN}, {.fd = timer, .events = POLLIN}};
        if (pace.interval) {
            wake(timer, next_burst(&pace) + BURST);
        }
        poll(fds, pace.interval ? 2 : 1, -1);
        int64_t time = now(CLOCK_MONOTONIC);
        struct order order;
        struct sockaddr_in from;
        socklen_t length = sizeof from;
        while (recvfrom(fd, &order, sizeof order, 0, (struct sockaddr *)&from, &length) == sizeof order) {
            if (order.magic != htonl(MAGIC)) {
                continue;
            }
            if (session != ntohl(order.session)) {
                begin_session(ntohl(order.session));
                pace = pace_of(time, ntohl(order.rate));
            }
            if (!order.rate) {
                pace.interval = 0;
            }
            if (order.number) {
                remember(ntohl(order.number));
            }
            peer = from;
            heard = time;
        }
        if (time - heard > SILENCE) {
            pace.interval = 0;
        }
        while (due(&pace, time)) {
            struct report report = make_report();
            sendto(fd, &report, sizeof report, MSG_DONTWAIT, (struct sockaddr *)&peer, sizeof peer);
        }
    }
}

// ---- the third place

static uint32_t told[REMEMBERED / 32]; // which the guest has acknowledged
static uint32_t told_top;

static void event(char name, int64_t time, uint32_t number) {
    printf("%c %lld %u\n", name, (long long)time, number);
}

static void stamped(int fd) {
    int one = 1;
    setsockopt(fd, SOL_SOCKET, SO_TIMESTAMP, &one, sizeof one);
}

// Receives a packet and when the kernel has got it.
static ssize_t receive(int fd, void *to, size_t size, int64_t *time) {
    char control[128];
    struct iovec part = {.iov_base = to, .iov_len = size};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t length = recvmsg(fd, &message, MSG_DONTWAIT);
    *time = now(CLOCK_REALTIME);
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&message); length >= 0 && c; c = CMSG_NXTHDR(&message, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMP) {
            struct timeval stamp;
            memcpy(&stamp, CMSG_DATA(c), sizeof stamp);
            *time = stamp.tv_sec * (int64_t)SECOND + stamp.tv_usec;
        }
    }
    return length;
}

static void advance(uint32_t number) {
    uint32_t forgotten = number - told_top < REMEMBERED ? told_top + 1 : number - REMEMBERED + 1;
    for (; number > told_top && forgotten <= number; forgotten++) {
        told[forgotten % REMEMBERED / 32] &= ~(1u << forgotten % 32);
    }
    told_top = number > told_top ? number : told_top;
}

static void read_report(const struct report *report, int64_t time) {
    static uint32_t known_twice, known_late;
    event('I', time, ntohl(report->number));
    uint32_t newest = ntohl(report->top), first = ntohl(report->first) * 32;
    if (newest < told_top && first + CHUNK > newest) {
        return; // overtaken by one that knows more
    }
    advance(newest);
    for (uint32_t i = 0; i < CHUNK / 32; i++) {
        uint32_t *known = &told[(first / 32 + i) % (REMEMBERED / 32)];
        uint32_t fresh = ntohl(report->come[i]) & ~*known;
        for (uint32_t bit = 0; fresh; bit++, fresh >>= 1) {
            uint32_t number = first + i * 32 + bit;
            if (fresh & 1 && number && number <= newest && newest - number < REMEMBERED) {
                event('O', time, number);
                *known |= 1u << bit;
            }
        }
    }
    if (ntohl(report->twice) > known_twice) {
        event('d', time, known_twice = ntohl(report->twice));
    }
    if (ntohl(report->late) > known_late) {
        event('r', time, known_late = ntohl(report->late));
    }
}

static uint16_t checksum(const void *bytes, size_t length) {
    uint32_t sum = 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint16_t word;
        memcpy(&word, (const char *)bytes + i, sizeof word);
        sum += word;
    }
    sum = (sum >> 16) + (sum & 0xffff);
    return (uint16_t) ~(sum + (sum >> 16));
}

// The sequence number of ICMP has 16 bits; the whole number goes with it.
struct ping {
    struct icmphdr header;
    uint32_t session, number;
};

static void send_ping(int fd, uint32_t number) {
    struct ping ping = {.header = {.type = ICMP_ECHO, .un.echo.id = htons((uint16_t)session)}};
    ping.header.un.echo.sequence = htons((uint16_t)number);
    ping.session = htonl(session);
    ping.number = htonl(number);
    ping.header.checksum = checksum(&ping, sizeof ping);
    event('p', now(CLOCK_REALTIME), number);
    send(fd, &ping, sizeof ping, MSG_DONTWAIT);
}

static void read_pings(int fd) {
    char bytes[256];
    int64_t time;
    ssize_t length;
    while ((length = receive(fd, bytes, sizeof bytes, &time)) >= 0 || errno != EAGAIN) {
        struct ping ping;
        size_t header = (size_t)(bytes[0] & 15) * 4;
        if (length < 0 || (size_t)length < header + sizeof ping) {
            continue;
        }
        memcpy(&ping, bytes + header, sizeof ping);
        if (ping.header.type == ICMP_ECHOREPLY && ping.session == htonl(session)) {
            event('P', time, ntohl(ping.number));
        }
    }
}

static void send_order(int fd, uint32_t rate, uint32_t number) {
    struct order order = {htonl(MAGIC), htonl(session), htonl(rate), htonl(number)};
    if (number) {
        event('o', now(CLOCK_REALTIME), number);
    }
    send(fd, &order, sizeof order, MSG_DONTWAIT);
}

// Tells the guest to send no more, until it does not.
static void silence(int fd) {
    int64_t given_up = now(CLOCK_MONOTONIC) + 5 * SECOND;
    struct pollfd heard = {.fd = fd, .events = POLLIN};
    do {
        struct report report;
        while (recv(fd, &report, sizeof report, MSG_DONTWAIT) >= 0) {
        }
        send_order(fd, 0, 0);
    } while (poll(&heard, 1, SECOND / 5000) > 0 && now(CLOCK_MONOTONIC) < given_up);
}

static volatile sig_atomic_t stopped;

static void stop(int signal) {
    stopped = signal;
}

static void meter(const char *address, int port, uint32_t rate, uint32_t pings) {
    struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int fd = udp(0), icmp = socket(AF_INET, SOCK_RAW | SOCK_NONBLOCK, IPPROTO_ICMP), timer = tick();
    if (!inet_aton(address, &peer.sin_addr) || icmp < 0 || connect(fd, (struct sockaddr *)&peer, sizeof peer) < 0
        || connect(icmp, (struct sockaddr *)&peer, sizeof peer) < 0) {
        die(address);
    }
    // Two emulated machines keep the processors busy.
    struct sched_param first = {.sched_priority = 1};
    sched_setscheduler(0, SCHED_FIFO, &first);
    signal(SIGTERM, stop);
    stamped(fd);
    stamped(icmp);
    int64_t start = now(CLOCK_MONOTONIC), end = 0, tell = start;
    session = (uint32_t)(now(CLOCK_REALTIME) ^ (int64_t)getpid() << 20);
    struct pace orders = pace_of(start, rate), echoes = pace_of(start, pings);
    uint32_t ordered = 0, echoed = 0;
    for (int64_t time = start; !end || time < end; time = now(CLOCK_MONOTONIC)) {
        while (!end && due(&orders, time)) {
            send_order(fd, rate, ++ordered);
        }
        while (!end && due(&echoes, time)) {
            send_ping(icmp, ++echoed);
        }
        struct report report;
        int64_t when;
        ssize_t length;
        while ((length = receive(fd, &report, sizeof report, &when)) >= 0 || errno != EAGAIN) {
            if (length == sizeof report && report.magic == htonl(MAGIC) && report.session == htonl(session)) {
                read_report(&report, when);
            }
        }
        read_pings(icmp);
        if (time >= tell) {
            fflush(stdout);
            tell = time + TELL;
        }
        int64_t next = tell;
        next = !end && orders.interval && next_burst(&orders) < next ? next_burst(&orders) : next;
        next = !end && echoes.interval && echoes.next < next ? echoes.next : next;
        wake(timer, next);
        struct pollfd fds[] = {{.fd = timer, .events = POLLIN},
                               {.fd = fd, .events = POLLIN},
                               {.fd = icmp, .events = POLLIN}};
        poll(fds, 3, -1);
        if (stopped && !end) {
            end = now(CLOCK_MONOTONIC) + AFTERMATH;
        }
    }
    fflush(stdout);
    silence(fd);
}

int main(int argc, char **argv) {
    if (argc == 3 && !strcmp(argv[1], "guest")) {
        guest(atoi(argv[2]));
    } else if (argc == 6 && !strcmp(argv[1], "meter")) {
        meter(argv[2], atoi(argv[3]), (uint32_t)atoi(argv[4]), (uint32_t)atoi(argv[5]));
    } else {
        fprintf(stderr, "usage: lab-traffic guest PORT | meter ADDRESS PORT RATE PINGS\n");
        return 2;
    }
    return 0;
}
