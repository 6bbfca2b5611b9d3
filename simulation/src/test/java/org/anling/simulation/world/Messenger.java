package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.contract.state.StaffState;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Directory;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.NoticeAction;
import org.anling.dispatcher.core.notice.NoticePlanner;
import org.anling.dispatcher.core.notice.NoticeSettings;
import org.anling.journal.EventLog;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.world.Chaos.Mishap;

/**
 * The process that tells people: reads the events, asks the production planner, brings each notice a moment later and reports what
 * became of it. It sends only what it knows to be true half a second ago, from an answer that went to the end of the log; it dies, is
 * away, and begins again from the snapshot like any reader.
 */
final class Messenger implements Directory {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final int LONGEST_SEND_MILLIS = 400;
    private final TimeLine time;
    private LogCursor cursor;
    private final InputDesk inputs;
    private final NoticeWatch watch;
    private final Chaos chaos;
    private final Dice dice;
    private final Trace trace;
    private final NoticePlanner planner;
    private long lives;

    Messenger(TimeLine time, EventLog log, InputDesk inputs, NoticeWatch watch, DispatcherProcess.Surroundings around) {
        this.time = time;
        this.cursor = new LogCursor(log);
        this.inputs = inputs;
        this.watch = watch;
        this.chaos = around.chaos();
        this.dice = around.dice().branch("messenger");
        this.trace = around.trace();
        NoticeSettings plain =
                NoticeSettings.of(EnumSet.of(Channel.PAGE, Channel.VOICE, Channel.SMS), ZoneId.of("Asia/Shanghai"));
        NoticeSettings.Tests shipped = NoticeSettings.Tests.DEFAULT;
        this.planner = new NoticePlanner(new NoticeSettings(
                plain.on(),
                plain.attempts(),
                plain.backoff(),
                plain.unanswered(),
                plain.life(),
                new NoticeSettings.Tests(
                        Duration.ZERO, shipped.fresh(), shipped.rounds(), shipped.spread(), shipped.quiet()),
                plain.zone()));
    }

    /** Begins with nothing but the log. */
    void start() {
        lives++;
        planner.clear();
        cursor = new LogCursor(cursor.log());
        look(lives);
    }

    private void look(long life) {
        if (life != lives) {
            return;
        }
        if (chaos.happens(Mishap.MESSENGER_CRASH)) {
            trace.line(time.instant(), "the messenger dies");
            lives++;
            time.after(chaos.between(50, 6_000), this::start);
        } else if (chaos.happens(Mishap.READER_AWAY)) {
            time.after(chaos.between(10_000, 240_000), () -> look(life));
        } else {
            time.after(chaos.way(50, 400), () -> read(life));
        }
    }

    private void read(long life) {
        boolean whole = life == lives && cursor.follow(planner::apply, this::startAnew);
        Instant readAt = time.instant();
        time.after(chaos.way(50, 400), () -> {
            if (life == lives && whole && !time.instant().isAfter(readAt.plus(FRESH))) {
                act(life);
            }
            time.after(PAUSE, () -> look(life));
        });
    }

    private void act(long life) {
        for (NoticeAction action : planner.due(time.instant(), this)) {
            if (action instanceof NoticeAction.Send send) {
                time.after(chaos.between(0, LONGEST_SEND_MILLIS), () -> bring(send.delivery(), life));
            }
        }
    }

    private void bring(Delivery delivery, long life) {
        if (life != lives || !planner.isLive(delivery.notice().id())) {
            return;
        }
        trace.line(time.instant(), "notice " + delivery.id());
        watch.started(delivery, time.instant());
        report(delivery, NoticeFact.SENT);
        int fate = dice.between(0, 9);
        if (fate < 3) {
            time.after(later(1, 8), () -> report(delivery, NoticeFact.FAILED));
        } else if (fate < 8) {
            time.after(later(1, 8), () -> report(delivery, NoticeFact.DELIVERED));
            if (fate < 5) {
                time.after(later(5, 30), () -> report(delivery, NoticeFact.SEEN));
            }
        }
    }

    private Duration later(int leastSeconds, int mostSeconds) {
        return Duration.ofMillis(dice.between(leastSeconds * 1_000, mostSeconds * 1_000));
    }

    private void report(Delivery delivery, NoticeFact fact) {
        Notice notice = delivery.notice();
        NoticeReport report = new NoticeReport(
                notice.id(), notice.incident(), notice.recipient(), delivery.channel(), delivery.attempt(), fact, null);
        inputs.append(inputs.entry(inputs.freshId("notice"), "notices", report, null), outcome -> {});
    }

    private void startAnew(Optional<EventLog.Snapshot> snapshot) {
        planner.clear();
        snapshot.ifPresent(found -> found.pieces().stream()
                .filter(piece -> !piece.json().isEmpty())
                .forEach(piece -> load(piece, found.upTo())));
    }

    private void load(SnapshotPiece piece, EventId at) {
        try {
            if (piece.key().startsWith("incident/")) {
                planner.load(ContractJson.decode(piece.json(), IncidentState.class), at);
            } else if (piece.key().startsWith("responder/")) {
                planner.load(ContractJson.decode(piece.json(), ResponderState.class));
            } else if (piece.key().startsWith("staff/")) {
                planner.load(ContractJson.decode(piece.json(), StaffState.class));
            }
        } catch (UnreadableException unreadable) {
            throw new IllegalStateException("piece " + piece.key() + " cannot be read", unreadable);
        }
    }

    @Override
    public List<Reach> ways(Notice notice) {
        return notice.recipient().startsWith(Notice.CONTACT)
                ? List.of(new Reach(Channel.SMS, 0))
                : List.of(new Reach(Channel.PAGE, 5), new Reach(Channel.VOICE, 15), new Reach(Channel.SMS, 0));
    }

    @Override
    public List<String> informed(ElderRef elder) {
        return elder.id().value().hashCode() % 2 == 0 ? List.of(Notice.CONTACT + 1) : List.of();
    }
}
