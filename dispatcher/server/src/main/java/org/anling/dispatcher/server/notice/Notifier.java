package org.anling.dispatcher.server.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.NoticePlanner;
import org.anling.dispatcher.server.notice.channel.BrokerChannel;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;
import org.anling.journal.RedisJournal;

/** The notices of one centre in one process: reader, planner, courier and the door for answers. Started and closed by {@code main}. */
public final class Notifier implements AutoCloseable {

    /** Name of the cursor in the log. */
    public static final String READER = "notices";

    private final NoticeReader reader;
    private final Courier courier;
    private final Callbacks callbacks;

    /**
     * What it stands on.
     *
     * @param leads whether this process writes the centre's events now; only then it sends
     */
    public record Ground(RedisJournal journal, BooleanSupplier leads, MeterRegistry meters, InstantSource clock) {}

    private Notifier(NoticeReader reader, Courier courier, Callbacks callbacks) {
        this.reader = reader;
        this.courier = courier;
        this.callbacks = callbacks;
    }

    /**
     * Opens the door and begins to read.
     *
     * @param channels opens the channels; the broker's answers go to the given ear
     * @throws IOException if the port of the callbacks cannot be opened
     */
    public static Notifier start(NoticeConfig config, Ground on, Function<Ear, List<NoticeChannel>> channels)
            throws IOException {
        NoticePlanner planner = new NoticePlanner(config.planner());
        Texts texts = new Texts(config.centreName());
        LinkTokens tokens = new LinkTokens(config.secret());
        Courier.Kit kit = new Courier.Kit(
                config,
                new People(on.journal.cardCache(config.centre()), config, on.clock),
                texts,
                tokens,
                new Reports(config.centre(), on.journal.inbox(config.centre()), on.clock));
        Outcomes outcomes = new Outcomes();
        Answers answers = new Answers(kit, outcomes, planner::find, on.clock);
        Ear ear = new Ear(answers, tokens);
        Courier courier = new Courier(kit, channels.apply(ear), on.meters, on.clock);
        Callbacks callbacks = new Callbacks(
                config.callback(), config.secret(), answers, new LinkPage(answers, texts, tokens), on.clock);
        NoticeReader reader = new NoticeReader(
                () -> on.journal.eventLog(config.centre()),
                new NoticeReader.Desk(planner, kit.people(), courier, outcomes),
                on.leads,
                on.clock,
                config.centre().value());
        reader.start();
        return new Notifier(reader, courier, callbacks);
    }

    /** Takes answers that come by the broker; its thread is never kept waiting. */
    public static final class Ear {

        private final Answers answers;
        private final LinkTokens tokens;

        private Ear(Answers answers, LinkTokens tokens) {
            this.answers = answers;
            this.tokens = tokens;
        }

        /** Somebody published an answer; without the token of the notice it counts for nothing. */
        public void hear(BrokerChannel.Answer answer) {
            Optional<Delivery> delivery =
                    tokens.fits(answer.id(), answer.token()) ? answers.find(answer.id()) : Optional.empty();
            Answers.Verb verb = switch (answer.verb()) {
                case "accept" -> Answers.Verb.ACCEPT;
                case "decline" -> Answers.Verb.DECLINE;
                case "seen" -> Answers.Verb.SEEN;
                default -> Answers.Verb.REPEAT;
            };
            delivery.filter(_ -> verb != Answers.Verb.REPEAT)
                    .ifPresent(found -> Thread.startVirtualThread(
                            () -> answers.answer(found, verb, "broker " + found.id() + " " + verb)));
        }
    }

    /** Where callbacks are taken. */
    public int port() {
        return callbacks.port();
    }

    /** Which channels fail; empty if none. */
    public Optional<String> findProblem() {
        return courier.findProblem();
    }

    @Override
    public void close() {
        callbacks.close();
        reader.close();
        courier.close();
    }
}
