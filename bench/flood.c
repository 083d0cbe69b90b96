// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A class that is always in a hurry: flood HOST PORT USER PASSWORD FLOWS WINDOW QOS [FIRST_DNI]
//
// A flow is one request, the code that answers it, and one solution with that code. WINDOW requests are under way at
// once; each code that is heard lets the next one go. With a window of one, the time from a request to its code is known.
#include <mosquitto.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SECONDS_AT_MOST = 50 };

struct flood {
    int flows, window, qos, first_dni;
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
    mosquitto_publish(student, NULL, "DST/PETICION", length, dni, flood->qos, false);
}

static void connected(struct mosquitto *student, void *context, int refusal) {
    struct flood *flood = context;
    flood->refused = refusal != 0;
    if (!flood->refused) {
        mosquitto_subscribe(student, NULL, "DST/CODIGO", flood->qos);
    }
}

static void subscribed(struct mosquitto *student, void *context, int id, int count, const int *granted) {
    struct flood *flood = context;
    flood->began = seconds();
    for (int i = 0; i < flood->window; i++) {
        ask(student, flood);
    }
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
    mosquitto_publish(student, NULL, "DST/SOLUCION", length, solution, flood->qos, false);
    ask(student, flood);
}

static int ascending(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

static void report(struct flood *flood) {
    double took = (flood->answered == flood->flows ? flood->ended : seconds()) - flood->began;
    printf("flows=%d/%d seconds=%.3f codes_per_s=%.0f", flood->answered, flood->flows, took, flood->answered / took);
    if (flood->window == 1 && flood->answered > 0) {
        qsort(flood->took, (size_t)flood->answered, sizeof *flood->took, ascending);
        printf(" p50_ms=%.3f p99_ms=%.3f", 1e3 * flood->took[flood->answered / 2],
               1e3 * flood->took[(int)(flood->answered * 0.99)]);
    }
    printf("\n");
}

int main(int count, char **word) {
    if (count < 8) {
        fprintf(stderr, "flood HOST PORT USER PASSWORD FLOWS WINDOW QOS [FIRST_DNI]\n");
        return 2;
    }
    struct flood flood = {.flows = atoi(word[5]), .window = atoi(word[6]), .qos = atoi(word[7]),
                          .first_dni = count > 8 ? atoi(word[8]) : 10000000};
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
        state = mosquitto_loop(student, 100, 1);
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
