// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.codes.CodeAnswer;
import es.upv.dst.codes.Codes;
import es.upv.dst.ledger.Leadership;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.ledger.NotLeaderException;
import es.upv.dst.ledger.Retries;
import es.upv.dst.ledger.WorkerThread;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.Submissions;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * The order is guaranteed: a batch is kept as one change, then answered, then acknowledged. A crash anywhere costs a
 * redelivery, never a message. While a batch is kept, what arrives becomes the next one.
 */
@Component
class BatchProcessor implements SmartLifecycle {

    /** Stops after the web server and before the connections, so that what is in hand can be answered. */
    static final int PHASE = Integer.MAX_VALUE - 4096;

    private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);

    private static final Duration TO_BE_CONFIRMED = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final InboundQueue queue;
    private final Ledger ledger;
    private final Leadership leadership;
    private final Codes codes;
    private final Submissions submissions;
    private final ReplySender replies;
    private final LeaderElection election;
    private final DistributionSummary batches;
    private final RetryTemplate untilItWorks;
    private volatile boolean stopping;
    private volatile boolean late;
    private final WorkerThread thread = new WorkerThread("batch-processor");

    BatchProcessor(
            InboundQueue queue,
            Ledger ledger,
            Leadership leadership,
            Codes codes,
            Submissions submissions,
            ReplySender replies,
            LeaderElection election,
            MeterRegistry meters) {
        this.queue = queue;
        this.ledger = ledger;
        this.leadership = leadership;
        this.codes = codes;
        this.submissions = submissions;
        this.replies = replies;
        this.election = election;
        this.batches = DistributionSummary.builder("dst.batch.messages")
                .description("How many messages were kept and answered together")
                .register(meters);
        this.untilItWorks = Retries.asLongAs(e -> !stopping && Retries.isPassing(e));
    }

    @Override
    public void start() {
        stopping = false;
        late = false;
        thread.start(this::run);
    }

    /** Waits until what is in hand is answered, and for a while until the broker has confirmed the answers. */
    @Override
    public void stop() {
        replies.drain();
        stopping = true;
        thread.awaitEnd(TO_BE_CONFIRMED);
        late = true;
        thread.awaitEnd(TO_STOP);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() throws InterruptedException {
        while (!stopping || queue.size() > 0 || replies.areUnconfirmed() && !late) {
            var batch = queue.next();
            if (!batch.isEmpty()) {
                batches.record(batch.size());
                process(batch);
            }
        }
    }

    /** A message that arrived in an epoch that has ended is left to the leader of the next. */
    private void process(List<InboundMessage> batch) {
        var epoch = leadership.epoch();
        var current = batch.stream().filter(message -> message.epoch() == epoch).toList();
        batch.stream().filter(message -> message.epoch() != epoch).forEach(InboundMessage::abandon);
        if (current.isEmpty()) {
            return;
        }
        try {
            replies.send(keep(epoch, current));
        } catch (NotLeaderException e) {
            stepDown(epoch, current);
        } catch (RuntimeException e) {
            log.warn(
                    "{} messages could not be kept together; keeping them one by one: {}",
                    current.size(),
                    e.toString());
            current.forEach(message -> processAlone(epoch, message));
        }
    }

    private void processAlone(long epoch, InboundMessage message) {
        try {
            replies.send(untilItWorks.invoke(() -> keep(epoch, List.of(message))));
        } catch (NotLeaderException e) {
            stepDown(epoch, List.of(message));
        } catch (RuntimeException e) {
            if (!Retries.isPassing(e)) {
                log.error("A {} can never be kept, and is acknowledged without an answer", message.kind(), e);
                message.acknowledge();
            }
        }
    }

    /**
     * Makes of messages one change, in the order of their arrival, and keeps it.
     *
     * @throws RuntimeException if that is not possible; then nothing has changed
     */
    private List<Reply> keep(long epoch, List<InboundMessage> messages) {
        return ledger.writeAsLeader(epoch, () -> {
            var answers = new ArrayList<CodeAnswer>();
            var judgements = new ArrayList<Judgement>();
            var made = messages.stream()
                    .map(message -> switch (message.kind()) {
                        case REQUEST -> Reply.to(message, added(answers, codes.answer(message.request())));
                        case SUBMISSION ->
                            Reply.to(message, added(judgements, submissions.judge(message.submission())));
                    })
                    .toList();
            codes.record(answers);
            submissions.record(judgements);
            return made;
        });
    }

    private static <T> T added(List<T> list, T value) {
        list.add(value);
        return value;
    }

    /** Another instance has become the leader, and gets from the broker what this one had in hand. */
    private void stepDown(long epoch, List<InboundMessage> messages) {
        if (leadership.end(epoch)) {
            log.warn("Another instance is the leader now; what this one has in hand is left to it");
            election.yieldLeadership();
        }
        messages.forEach(InboundMessage::abandon);
    }
}
