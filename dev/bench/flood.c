// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A class that is always in a hurry: flood HOST PORT USER PASSWORD FLOWS WINDOW QOS [FIRST_DNI [PREFIX [PACE]]]
//
// A flow is one request, the code that answers it, and one solution with that code. WINDOW requests are under way at
// once; each code that is heard lets the next one go. With a PACE, so many requests a second are sent instead, whether
// they are answered or not. With a window of one, or a PACE, the time from a request to its code is known, since a lab
// answers requests in turn. PREFIX is the first level of the topics, DST by default.
#include <mosquitto.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SECONDS_AT_MOST = 50 };

struct flood {
    int flows, window, qos, first_dni, pace;
    char request[64], code[64], solution[64];
    int asked, answered;
    double *asked_at, *took, began, ended;
    bool refused;
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void ask(struct mosquitto *student, struct flood *flood) {
    if (flood->asked == flood->flows) {
        return;
    }
    char dni[16];
    int length = snprintf(dni, sizeof dni, "%08d", flood->first_dni + flood->asked);
    flood->asked_at[flood->asked++] = seconds();
    mosquitto_publish(student, NULL, flood->request, length, dni, flood->qos, false);
}

static void connected(struct mosquitto *student, void *context, int refusal) {
    struct flood *flood = context;
    flood->refused = refusal != 0;
    if (!flood->refused) {
        mosquitto_subscribe(student, NULL, flood->code, flood->qos);
    }
}

static void subscribed(struct mosquitto *student, void *context, int id, int count, const int *granted) {
    struct flood *flood = context;
    flood->began = seconds();
    for (int i = 0; i < flood->window && flood->pace == 0; i++) {
        ask(student, flood);
    }
}

/** Sends what is due by the pace; returns for how many milliseconds nothing is. */
static int keep_pace(struct mosquitto *student, struct flood *flood) {
    if (flood->pace == 0 || flood->began == 0) {
        return 100;
    }
    double due = flood->began + (double)flood->asked / flood->pace;
    for (; due <= seconds() && flood->asked < flood->flows; due = flood->began + (double)flood->asked / flood->pace) {
        ask(student, flood);
    }
    return flood->asked == flood->flows ? 100 : (int)(1e3 * (due - seconds())) + 1;
}

static void heard(struct mosquitto *student, void *context, const struct mosquitto_message *code) {
    struct flood *flood = context;
    if (flood->answered == flood->flows) {
        return;
    }
    int number = flood->answered++;
    flood->ended = seconds();
    flood->took[number] = flood->ended - flood->asked_at[number];
    char solution[128];
    int length = snprintf(solution, sizeof solution, "%.*s;Alumno %05d;alumno%05d@teleco.upv.es", code->payloadlen,
                          (const char *)code->payload, number, number);
    mosquitto_publish(student, NULL, flood->solution, length, solution, flood->qos, false);
    if (flood->pace == 0) {
        ask(student, flood);
    }
}

static int ascending(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

static void report(struct flood *flood) {
    double took = (flood->answered == flood->flows ? flood->ended : seconds()) - flood->began;
    printf("flows=%d/%d seconds=%.3f codes_per_s=%.0f", flood->answered, flood->flows, took, flood->answered / took);
    if ((flood->window == 1 || flood->pace > 0) && flood->answered > 0) {
        qsort(flood->took, (size_t)flood->answered, sizeof *flood->took, ascending);
        printf(" p50_ms=%.3f p99_ms=%.3f", 1e3 * flood->took[flood->answered / 2],
               1e3 * flood->took[(int)(flood->answered * 0.99)]);
    }
    printf(" cpu_s=%.3f\n", (double)clock() / CLOCKS_PER_SEC);
}

int main(int count, char **word) {
    if (count < 8) {
        fprintf(stderr, "flood HOST PORT USER PASSWORD FLOWS WINDOW QOS [FIRST_DNI [PREFIX [PACE]]]\n");
        return 2;
    }
    struct flood flood = {.flows = atoi(word[5]), .window = atoi(word[6]), .qos = atoi(word[7]),
                          .first_dni = count > 8 ? atoi(word[8]) : 10000000, .pace = count > 10 ? atoi(word[10]) : 0};
    const char *prefix = count > 9 ? word[9] : "DST";
    snprintf(flood.request, sizeof flood.request, "%s/PETICION", prefix);
    snprintf(flood.code, sizeof flood.code, "%s/CODIGO", prefix);
    snprintf(flood.solution, sizeof flood.solution, "%s/SOLUCION", prefix);
    flood.asked_at = calloc((size_t)flood.flows, sizeof *flood.asked_at);
    flood.took = calloc((size_t)flood.flows, sizeof *flood.took);
    mosquitto_lib_init();
    struct mosquitto *student = mosquitto_new(NULL, true, &flood);
    mosquitto_username_pw_set(student, word[3], word[4]);
    mosquitto_max_inflight_messages_set(student, 0);
    mosquitto_int_option(student, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_connect_callback_set(student, connected);
    mosquitto_subscribe_callback_set(student, subscribed);
    mosquitto_message_callback_set(student, heard);
    double until = seconds() + SECONDS_AT_MOST;
    int state = mosquitto_connect(student, word[1], atoi(word[2]), 60);
    while (state == MOSQ_ERR_SUCCESS && !flood.refused && flood.answered < flood.flows && seconds() < until) {
        state = mosquitto_loop(student, keep_pace(student, &flood), 1);
    }
    if (flood.began == 0) {
        fprintf(stderr, "no broker, or it refuses %s\n", word[3]);
        return 2;
    }
    // The last solutions are still on their way.
    for (double end = seconds() + 0.3; seconds() < end && state == MOSQ_ERR_SUCCESS;) {
        state = mosquitto_loop(student, 50, 1);
    }
    mosquitto_disconnect(student);
    report(&flood);
    return flood.answered == flood.flows ? 0 : 1;
}
