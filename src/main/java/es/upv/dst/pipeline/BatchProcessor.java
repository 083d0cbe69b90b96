// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.codes.Code;
import es.upv.dst.codes.CodeRequest;
import es.upv.dst.codes.CodeService;
import es.upv.dst.codes.HandledRequest;
import es.upv.dst.mqtt.ConnectionSupervisor;
import es.upv.dst.mqtt.InboundMessage;
import es.upv.dst.mqtt.Reply;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.NotLeaderException;
import es.upv.dst.storage.RetryTemplates;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.WorkerThread;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.Submission;
import es.upv.dst.submissions.SubmissionService;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Handles messages in batches. Stores a batch as one change, then publishes the replies, and then acknowledges the
 * messages. In this order a crash causes redeliveries but loses no message. Messages that arrive while a batch is
 * stored form the next batch.
 */
@Component
class BatchProcessor implements SmartLifecycle {

    /** Stops after the web server and before the connections, so that the received messages can still be answered. */
    static final int PHASE = ConnectionSupervisor.PHASE + 1;

    private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);

    private static final int MAX_BATCH_SIZE = 256;
    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final InboundQueue queue;
    private final SingleWriter writer;
    private final Leadership leadership;
    private final CodeService codes;
    private final SubmissionService submissions;
    private final ReplySender replies;
    private final LeaderElection election;
    private final DistributionSummary batches;
    private final RetryTemplate retryTemplate;
    private volatile boolean stopping;
    private volatile boolean confirmTimedOut;
    private final WorkerThread thread = new WorkerThread("batch-processor");

    BatchProcessor(
            InboundQueue queue,
            SingleWriter writer,
            Leadership leadership,
            CodeService codes,
            SubmissionService submissions,
            ReplySender replies,
            LeaderElection election,
            MeterRegistry meters) {
        this.queue = queue;
        this.writer = writer;
        this.leadership = leadership;
        this.codes = codes;
        this.submissions = submissions;
        this.replies = replies;
        this.election = election;
        this.batches = DistributionSummary.builder("dst.batch.messages")
                .description("Number of messages in a batch, which is stored and answered as a whole")
                .register(meters);
        this.retryTemplate = RetryTemplates.retryWhile(e -> !stopping && RetryTemplates.isTransient(e));
    }

    @Override
    public void start() {
        stopping = false;
        confirmTimedOut = false;
        thread.start(this::run);
    }

    /** Waits until received messages are answered, and at most two seconds for the confirmation of the replies. */
    @Override
    public void stop() {
        replies.drain();
        stopping = true;
        thread.awaitEnd(CONFIRM_TIMEOUT);
        confirmTimedOut = true;
        thread.awaitEnd(STOP_TIMEOUT);
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
        while (!stopping || queue.size() > 0 || replies.mayBeConfirmed() && !confirmTimedOut) {
            var batch = queue.takeBatch(MAX_BATCH_SIZE);
            if (!batch.isEmpty()) {
                batches.record(batch.size());
                process(batch);
            }
        }
    }

    /** Abandons messages of an ended epoch, because the broker delivers them again to the next leader. */
    private void process(List<InboundMessage> batch) {
        var epoch = leadership.epoch();
        var current = batch.stream().filter(message -> message.epoch() == epoch).toList();
        batch.stream().filter(message -> message.epoch() != epoch).forEach(InboundMessage::abandon);
        if (current.isEmpty()) {
            return;
        }
        try {
            replies.send(store(epoch, current));
        } catch (NotLeaderException e) {
            stepDown(epoch, current);
        } catch (RuntimeException | StackOverflowError e) {
            log.warn(
                    "{} messages could not be stored as a batch; storing them one by one: {}",
                    current.size(),
                    e.toString());
            current.forEach(message -> processSingly(epoch, message));
        }
    }

    private void processSingly(long epoch, InboundMessage message) {
        try {
            replies.send(retryTemplate.invoke(() -> store(epoch, List.of(message))));
        } catch (NotLeaderException e) {
            stepDown(epoch, List.of(message));
        } catch (RuntimeException | StackOverflowError e) {
            if (!RetryTemplates.isTransient(e)) {
                log.error("A {} cannot be stored, and is acknowledged without a reply", message.kind(), e);
                message.acknowledge();
            }
        }
    }

    /**
     * Handles messages in the order of their arrival, and stores the results as one change.
     *
     * @throws RuntimeException if the change fails; then nothing is changed
     */
    private List<Reply> store(long epoch, List<InboundMessage> messages) {
        return writer.writeAsLeader(epoch, () -> {
            var requests = new ArrayList<HandledRequest>();
            var judgements = new ArrayList<Judgement>();
            var pending = messages.stream()
                    .map(message -> switch (message.kind()) {
                        case REQUEST -> handle(message, requests);
                        case SUBMISSION -> judge(message, judgements);
                    })
                    .toList();
            codes.record(requests);
            submissions.record(judgements);
            return pending;
        });
    }

    private Reply handle(InboundMessage message, List<HandledRequest> requests) {
        var handled = codes.handle(new CodeRequest(
                message.text(), Optional.of(message.delivery()), message.sender(), message.receivedAt()));
        requests.add(handled);
        return new Reply(message, handled.issuance().code().map(Code::digits));
    }

    private Reply judge(InboundMessage message, List<Judgement> judgements) {
        var judgement = submissions.judge(new Submission(
                message.text(), Optional.of(message.delivery()), message.sender(), message.receivedAt()));
        judgements.add(judgement);
        var verdict = judgement.publishedCode() + ";" + judgement.verdict().published();
        return new Reply(message, Optional.of(verdict));
    }

    /** Abandons the messages, because the broker delivers them to the instance that has become the leader. */
    private void stepDown(long epoch, List<InboundMessage> messages) {
        if (leadership.end(epoch)) {
            log.warn("Another instance is the leader now; abandoning the messages of this one");
            election.yieldLeadership();
        }
        messages.forEach(InboundMessage::abandon);
    }
}
