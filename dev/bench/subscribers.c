// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Students who only receive codes: subscribers PORT SIZE
//
// Each has its own connection, logged in as dst, and subscribes to DST/CODIGO at QoS 0. Prints "ready" when all are
// subscribed, and then reads and discards until it is killed. It writes the MQTT packets itself, because the threads or
// buffers of a library would cost more than what is measured.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static const unsigned char SUBSCRIBE[] = "\x82\x0f\x00\x01\x00\x0a" "DST/CODIGO" "\x00";

static int log_in(int socket, int number) {
    unsigned char packet[64] = "\x10\x00\x00\x04MQTT\x04\xc2\x00\x00\x00\x0a";
    int length = 14 + snprintf((char *)packet + 14, 11, "subsc%05d", number);
    memcpy(packet + length, "\x00\x03" "dst" "\x00\x03" "dst", 10);
    length += 10;
    packet[1] = (unsigned char)(length - 2);
    unsigned char answer[4];
    return write(socket, packet, (size_t)length) == length && recv(socket, answer, 4, MSG_WAITALL) == 4
           && answer[3] == 0;
}

static int subscribe(int socket) {
    unsigned char answer[5];
    return write(socket, SUBSCRIBE, 17) == 17 && recv(socket, answer, 5, MSG_WAITALL) == 5 && answer[4] == 0;
}

int main(int count, char **word) {
    if (count < 3) {
        fprintf(stderr, "subscribers PORT SIZE\n");
        return 2;
    }
    struct sockaddr_in broker = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(word[1])),
                                 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int epoll = epoll_create1(0), size = atoi(word[2]);
    for (int number = 0; number < size; number++) {
        int one = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(one, (struct sockaddr *)&broker, sizeof broker) != 0 || !log_in(one, number) || !subscribe(one)) {
            fprintf(stderr, "the broker did not accept student %d of %d\n", number + 1, size);
            return 1;
        }
        struct epoll_event event = {.events = EPOLLIN, .data.fd = one};
        epoll_ctl(epoll, EPOLL_CTL_ADD, one, &event);
    }
    printf("ready\n");
    fflush(stdout);
    struct epoll_event events[256];
    char discarded[4096];
    for (;;) {
        int ready = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < ready; i++) {
            if (read(events[i].data.fd, discarded, sizeof discarded) <= 0) {
                fprintf(stderr, "the broker closed a connection\n");
                return 1;
            }
        }
    }
}
