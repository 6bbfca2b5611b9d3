package org.anling.gateway.server.gt06;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.gt06.Gt06Frame;
import org.anling.gateway.codec.gt06.Gt06Login;
import org.anling.gateway.codec.gt06.Gt06Message;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.codec.gt06.Gt06Splitter;
import org.anling.gateway.server.intake.ModelProfiles;
import org.anling.gateway.server.reception.InOrder;
import org.anling.gateway.server.reception.Moment;
import org.anling.gateway.server.reception.Owed;
import org.anling.gateway.server.reception.Reception;
import org.anling.gateway.server.reception.Sessions;
import org.anling.gateway.server.tcp.Conversation;
import org.anling.gateway.server.tcp.Line;
import org.jspecify.annotations.Nullable;

/** One connection of a tracker. */
final class Gt06Conversation implements Conversation<Gt06Frame> {

    /** Frames that wait for the login; further ones are dropped, and the device, which got no answer, repeats its alarms. */
    private static final int MOST_EARLY = 8;

    private final Line line;
    private final Reception reception;
    private final ModelProfiles<Gt06Profile> profiles;
    private final Sessions<Gt06Login> sessions;
    private final InOrder order;
    private final Deque<Early> early = new ArrayDeque<>();
    private @Nullable Gt06Login login;
    private @Nullable Unknown lastUnknown;

    Gt06Conversation(
            Line line, Reception reception, ModelProfiles<Gt06Profile> profiles, Sessions<Gt06Login> sessions) {
        this.line = line;
        this.reception = reception;
        this.profiles = profiles;
        this.order = new InOrder(line);
        this.sessions = sessions;
    }

    /** A frame that nobody can be named for yet. */
    private record Early(Gt06Frame frame, Moment moment) {}

    /** What a repeat is recognised by: its serial may be another. */
    private record Unknown(int number, Bytes content) {}

    @Override
    public Split<Gt06Frame> split(ByteBuffer in) {
        return Gt06Splitter.split(in);
    }

    @Override
    public void frame(Gt06Frame frame, Moment moment) {
        Gt06Login known = login;
        if (Gt06Decoder.isLogin(frame)) {
            login(frame, moment);
        } else if (known != null) {
            inOrder(known, profile -> message(frame, known, profile, moment));
        } else if (early.size() < MOST_EARLY) {
            early.add(new Early(frame, moment));
        } else {
            reception.meters().refused(Gt06Decoder.PROTOCOL, "before-login");
        }
    }

    @Override
    public void closed() {
        early.forEach(frame -> reception.meters().refused(Gt06Decoder.PROTOCOL, "before-login"));
        sessions.closed(line.source().connection());
    }

    /** Whose model demands a right check is known only when the number is read; a wrong one then names nobody. */
    private void login(Gt06Frame frame, Moment moment) {
        switch (Gt06Decoder.login(frame, Gt06Profile.STANDARD, moment.at())) {
            case Decoded.Malformed<Gt06Message> bad -> line.malformed(bad.defect());
            case Decoded.Message<Gt06Message> read -> {
                Gt06Login before = login;
                Gt06Login said = read.message().login();
                login = said;
                inOrder(said, profile -> {
                    switch (Gt06Decoder.login(frame, profile, moment.at())) {
                        case Decoded.Malformed<Gt06Message> bad -> {
                            login = said.equals(login) ? before : login;
                            line.malformed(bad.defect());
                        }
                        case Decoded.Message<Gt06Message> right -> loggedIn(right.message(), profile, moment);
                    }
                });
            }
        }
    }

    private void inOrder(Gt06Login of, Consumer<Gt06Profile> work) {
        if (!order.with(profiles.find(of.device()), work)) {
            reception.meters().refused(Gt06Decoder.PROTOCOL, "too-many-waiting");
        }
    }

    /** From here on every frame has a name, also those that wait; the answer waits only for who it is that may not speak. */
    private void loggedIn(Gt06Message message, Gt06Profile profile, Moment moment) {
        reception.meters().frame(Gt06Decoder.PROTOCOL, "login");
        Gt06Login known = message.login();
        reception.take(message.uplink(), new Owed(new Reply.Nothing(), line), line.source(), moment);
        sessions.login(new Sessions.Claim<>(known.device(), line.source(), known, line), line, new Sessions.Outcome() {
            @Override
            public void accepted() {
                if (message.reply() instanceof Reply.AtOnce(Bytes bytes)) {
                    line.send(bytes);
                }
            }

            @Override
            public void revoked() {
                line.end();
            }
        });
        for (Early waited = early.poll(); waited != null; waited = early.poll()) {
            message(waited.frame(), known, profile, waited.moment());
        }
    }

    private void message(Gt06Frame frame, Gt06Login known, Gt06Profile profile, Moment moment) {
        switch (Gt06Decoder.decode(frame, known, profile, moment.at())) {
            case Decoded.Malformed<Gt06Message> bad -> line.malformed(bad.defect());
            case Decoded.Message<Gt06Message> read -> message(read.message(), moment);
        }
    }

    private void message(Gt06Message message, Moment moment) {
        reception.meters().frame(Gt06Decoder.PROTOCOL, label(message));
        if (message.uplink().marks().contains("bad_checksum")) {
            reception.meters().refused(Gt06Decoder.PROTOCOL, "tolerated-checksum");
        }
        reception.take(message.uplink(), new Owed(message.reply(), line), line.source(), moment);
        if (message.reply() instanceof Reply.WhenRepeated(Bytes bytes)) {
            Unknown unknown =
                    new Unknown(message.frame().number(), message.frame().content());
            if (unknown.equals(lastUnknown)) {
                line.send(bytes);
            }
            lastUnknown = unknown;
        }
    }

    /** Numbers come from outside; only known ones may become a label. */
    private static String label(Gt06Message message) {
        return switch (message.sort()) {
            case LOGIN -> "login";
            case REPORT -> message.uplink().alerts().isEmpty() ? "report" : "alert";
            case ANSWER -> "echo";
            case UNKNOWN -> "unknown";
        };
    }
}
