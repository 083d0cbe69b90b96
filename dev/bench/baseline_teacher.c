// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The baseline: a teacher that only counts. baseline_teacher HOST PORT USER PASSWORD QOS
//
// It answers each request with five digits and reads the solutions. No teacher on this broker can be faster.
#include <mosquitto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int qos;
static unsigned int answers;

static void on_connect(struct mosquitto *teacher, void *context, int return_code) {
    mosquitto_subscribe(teacher, NULL, "DST/PETICION", qos);
    mosquitto_subscribe(teacher, NULL, "DST/SOLUCION", qos);
}

static void on_message(struct mosquitto *teacher, void *context, const struct mosquitto_message *message) {
    if (strcmp(message->topic, "DST/PETICION") == 0) {
        char code[8];
        snprintf(code, sizeof code, "%05u", answers++ % 100000);
        mosquitto_publish(teacher, NULL, "DST/CODIGO", 5, code, qos, false);
    }
}

int main(int count, char **word) {
    if (count < 6) {
        fprintf(stderr, "baseline_teacher HOST PORT USER PASSWORD QOS\n");
        return 2;
    }
    qos = atoi(word[5]);
    mosquitto_lib_init();
    struct mosquitto *teacher = mosquitto_new(NULL, true, NULL);
    mosquitto_username_pw_set(teacher, word[3], word[4]);
    mosquitto_max_inflight_messages_set(teacher, 0);
    mosquitto_int_option(teacher, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_connect_callback_set(teacher, on_connect);
    mosquitto_message_callback_set(teacher, on_message);
    if (mosquitto_connect(teacher, word[1], atoi(word[2]), 60) != MOSQ_ERR_SUCCESS) {
        return 2;
    }
    return mosquitto_loop_forever(teacher, -1, 1);
}
