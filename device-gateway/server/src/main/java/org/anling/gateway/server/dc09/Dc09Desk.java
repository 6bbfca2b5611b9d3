package org.anling.gateway.server.dc09;

import java.util.function.Supplier;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.dc09.Dc09Frame;
import org.anling.gateway.codec.dc09.Dc09Message;
import org.anling.gateway.codec.dc09.Dc09Message.Proof;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.reception.InOrder;
import org.anling.gateway.server.reception.Moment;
import org.anling.gateway.server.reception.Owed;
import org.anling.gateway.server.reception.Reception;
import org.anling.gateway.server.reception.WayBack;

/** Where frames of panels arrive, whatever carried them. Any thread. */
final class Dc09Desk {

    private final Reception reception;
    private final Dc09Accounts accounts;
    private final Supplier<String> padding;

    /** @param padding random letters and digits, new ones each time */
    Dc09Desk(Reception reception, Dc09Accounts accounts, Supplier<String> padding) {
        this.reception = reception;
        this.accounts = accounts;
        this.padding = padding;
    }

    Reception reception() {
        return reception;
    }

    /** Takes a frame when it is known which key and which codes its panel has. */
    void take(Dc09Frame frame, InOrder order, Source source, Moment moment, WayBack way) {
        boolean taken = order.with(
                accounts.find(frame),
                site -> take(Dc09Decoder.decode(frame, site, moment.at(), padding.get()), source, moment, way));
        if (!taken) {
            reception.meters().refused(Dc09Decoder.PROTOCOL, "too-many-waiting");
        }
    }

    private void take(Dc09Message message, Source source, Moment moment, WayBack way) {
        reception.meters().frame(Dc09Decoder.PROTOCOL, label(message));
        switch (message.sort()) {
            case NO_REPORT -> {}
            case WRONG_TIME -> wrongTime(message, way);
            case EVENT, LINK_TEST -> {
                if (message.uplink().marks().contains("cannot_decrypt")) {
                    reception.meters().refused(Dc09Decoder.PROTOCOL, "cannot-decrypt");
                }
                reception.take(message.uplink(), new Owed(message.reply(), way), proven(message, source), moment);
            }
        }
    }

    /** Not taken, not even as a sign of life: whoever recorded a message could send it again for ever. */
    private void wrongTime(Dc09Message message, WayBack way) {
        reception.meters().refused(Dc09Decoder.PROTOCOL, "wrong-time");
        if (message.reply() instanceof Reply.AtOnce(Bytes bytes)) {
            way.send(bytes);
        }
    }

    private static Source proven(Dc09Message message, Source source) {
        return message.proof() == Proof.KEY
                ? new Source(source.connection(), source.address(), Source.Proof.SECRET)
                : source;
    }

    /** Formats come from outside; only known ones may become a label. */
    private static String label(Dc09Message message) {
        return switch (message.sort()) {
            case LINK_TEST -> "link-test";
            case EVENT -> message.uplink().alerts().isEmpty() ? "report" : "alert";
            case WRONG_TIME -> "wrong-time";
            case NO_REPORT -> "echo";
        };
    }
}
