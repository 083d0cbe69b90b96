// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A load generator: load_generator HOST PORT USER PASSWORD FLOWS WINDOW QOS [FIRST_DNI [PREFIX [PACE]]]
//
// A flow is one request, the code that answers it, and one solution with that code. WINDOW requests are in progress at
// the same time; each received code starts the next one. With a PACE, so many requests a second are sent instead,
// whether they are answered or not. With a window of one, or a PACE, the time from a request to its code is measured,
// because a lab answers requests in order. PREFIX is the first level of the topics, DST by default.
#include <mosquitto.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMEOUT_SECONDS = 50 };

struct load {
    int flows, window, qos, first_dni, pace;
    char request[64], code[64], solution[64];
    int sent, answered;
    double *sent_at, *took, began, ended;
    bool refused;
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void send_request(struct mosquitto *student, struct load *load) {
    if (load->sent == load->flows) {
        return;
    }
    char dni[16];
    int length = snprintf(dni, sizeof dni, "%08d", load->first_dni + load->sent);
    load->sent_at[load->sent++] = seconds();
    mosquitto_publish(student, NULL, load->request, length, dni, load->qos, false);
}

static void on_connect(struct mosquitto *student, void *context, int return_code) {
    struct load *load = context;
    load->refused = return_code != 0;
    if (!load->refused) {
        mosquitto_subscribe(student, NULL, load->code, load->qos);
    }
}

static void on_subscribe(struct mosquitto *student, void *context, int id, int count, const int *granted) {
    struct load *load = context;
    load->began = seconds();
    for (int i = 0; i < load->window && load->pace == 0; i++) {
        send_request(student, load);
    }
}

/** Sends the requests that are due. Returns in how many milliseconds the next one is. */
static int keep_pace(struct mosquitto *student, struct load *load) {
    if (load->pace == 0 || load->began == 0) {
        return 100;
    }
    double due = load->began + (double)load->sent / load->pace;
    for (; due <= seconds() && load->sent < load->flows; due = load->began + (double)load->sent / load->pace) {
        send_request(student, load);
    }
    return load->sent == load->flows ? 100 : (int)(1e3 * (due - seconds())) + 1;
}

static void on_message(struct mosquitto *student, void *context, const struct mosquitto_message *code) {
    struct load *load = context;
    if (load->answered == load->flows) {
        return;
    }
    int number = load->answered++;
    load->ended = seconds();
    load->took[number] = load->ended - load->sent_at[number];
    char solution[128];
    int length = snprintf(solution, sizeof solution, "%.*s;Alumno %05d;alumno%05d@teleco.upv.es", code->payloadlen,
                          (const char *)code->payload, number, number);
    mosquitto_publish(student, NULL, load->solution, length, solution, load->qos, false);
    if (load->pace == 0) {
        send_request(student, load);
    }
}

static int ascending(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

static void report(struct load *load) {
    double took = (load->answered == load->flows ? load->ended : seconds()) - load->began;
    printf("flows=%d/%d seconds=%.3f codes_per_s=%.0f", load->answered, load->flows, took, load->answered / took);
    if ((load->window == 1 || load->pace > 0) && load->answered > 0) {
        qsort(load->took, (size_t)load->answered, sizeof *load->took, ascending);
        printf(" p50_ms=%.3f p99_ms=%.3f", 1e3 * load->took[load->answered / 2],
               1e3 * load->took[(int)(load->answered * 0.99)]);
    }
    printf(" cpu_s=%.3f\n", (double)clock() / CLOCKS_PER_SEC);
}

int main(int count, char **word) {
    if (count < 8) {
        fprintf(stderr, "load_generator HOST PORT USER PASSWORD FLOWS WINDOW QOS [FIRST_DNI [PREFIX [PACE]]]\n");
        return 2;
    }
    struct load load = {.flows = atoi(word[5]), .window = atoi(word[6]), .qos = atoi(word[7]),
                        .first_dni = count > 8 ? atoi(word[8]) : 10000000, .pace = count > 10 ? atoi(word[10]) : 0};
    const char *prefix = count > 9 ? word[9] : "DST";
    snprintf(load.request, sizeof load.request, "%s/PETICION", prefix);
    snprintf(load.code, sizeof load.code, "%s/CODIGO", prefix);
    snprintf(load.solution, sizeof load.solution, "%s/SOLUCION", prefix);
    load.sent_at = calloc((size_t)load.flows, sizeof *load.sent_at);
    load.took = calloc((size_t)load.flows, sizeof *load.took);
    mosquitto_lib_init();
    struct mosquitto *student = mosquitto_new(NULL, true, &load);
    mosquitto_username_pw_set(student, word[3], word[4]);
    mosquitto_max_inflight_messages_set(student, 0);
    mosquitto_int_option(student, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_connect_callback_set(student, on_connect);
    mosquitto_subscribe_callback_set(student, on_subscribe);
    mosquitto_message_callback_set(student, on_message);
    double deadline = seconds() + TIMEOUT_SECONDS;
    int state = mosquitto_connect(student, word[1], atoi(word[2]), 60);
    while (state == MOSQ_ERR_SUCCESS && !load.refused && load.answered < load.flows && seconds() < deadline) {
        state = mosquitto_loop(student, keep_pace(student, &load), 1);
    }
    if (load.began == 0) {
        fprintf(stderr, "there is no broker, or it refuses %s\n", word[3]);
        return 2;
    }
    // The last solutions may not be sent yet.
    for (double end = seconds() + 0.3; seconds() < end && state == MOSQ_ERR_SUCCESS;) {
        state = mosquitto_loop(student, 50, 1);
    }
    mosquitto_disconnect(student);
    report(&load);
    return load.answered == load.flows ? 0 : 1;
}
