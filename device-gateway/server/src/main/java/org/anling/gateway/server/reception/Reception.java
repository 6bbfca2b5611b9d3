package org.anling.gateway.server.reception;

import java.util.HashSet;
import java.util.Set;
import org.anling.contract.id.CentreId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.session.Answer;
import org.anling.gateway.codec.session.Copy;
import org.anling.gateway.server.entrance.LoginGate;
import org.anling.gateway.server.intake.Answers;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Intake;
import org.anling.gateway.server.intake.IntakeLimits;
import org.anling.gateway.server.intake.Shed;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;

/**
 * Takes what one protocol read. An answer goes back the way its own copy came and no other: the counters in it start anew with each
 * connection, so that on a newer one it could confirm a frame of which nothing is on disk. Any thread.
 */
public final class Reception implements Answers<Owed>, Inflow {

    private final String protocol;
    private final Intake<Owed> intake;
    private final Intake.Tools tools;
    private final LiveUpdates live;
    private final CentreId unregisteredCentre;

    /** @param unregisteredCentre takes what devices send that nobody enrolled */
    public Reception(
            String protocol, Intake.Tools tools, IntakeLimits limits, LiveUpdates live, CentreId unregisteredCentre) {
        this.protocol = protocol;
        this.tools = tools;
        this.live = live;
        this.unregisteredCentre = unregisteredCentre;
        this.intake = new Intake<>(tools, limits, this);
        meters().watch("sessions", protocol, intake, Intake::sessionCount);
        meters().watch("pending", protocol, intake, Intake::pendingCount);
    }

    /** A frame was read. */
    public void take(Uplink uplink, Owed owed, Source source, Moment moment) {
        intake.heard(uplink.device(), source);
        live.received(uplink, protocol, source, moment.at());
        if (!uplink.alerts().isEmpty()) {
            intake.receive(new Arrival<>(uplink, protocol, source, moment.at(), moment.nanos(), owed));
        }
        if (owed.reply() instanceof Reply.AtOnce(Bytes bytes)) {
            owed.way().send(bytes);
        }
    }

    /** Each copy has its own answer, the same bytes once: a device that repeats in haste is not answered twice. */
    @Override
    public void durable(Answer<Owed> answer, Arrival<Owed> first, Runnable left) {
        Set<Owed> answered = new HashSet<>();
        for (Copy<Owed> copy : answer.copies()) {
            Owed owed = copy.echo();
            if (owed.reply() instanceof Reply.AfterAppend(Bytes bytes)
                    && answered.add(owed)
                    && owed.way().send(bytes, left)) {
                meters().acknowledged(protocol);
            }
        }
    }

    /** Nothing is acknowledged. A protocol that has a word for it says so; all others keep silent, and the device repeats. */
    @Override
    public void givenUp(Answer<Owed> answer) {
        meters().refused(protocol, "not-stored");
        Set<Owed> answered = new HashSet<>();
        for (Copy<Owed> copy : answer.copies()) {
            Bytes refusal = copy.echo().refusal();
            if (refusal != null && answered.add(copy.echo())) {
                copy.echo().way().send(refusal);
            }
        }
    }

    /** A word for "not now" if the protocol has one. Else silence, and the device repeats, unless nothing would come of that. */
    @Override
    public void shed(Answer<Owed> answer, Shed why) {
        Set<Owed> answered = new HashSet<>();
        for (Copy<Owed> copy : answer.copies()) {
            Owed owed = copy.echo();
            if (!answered.add(owed)) {
                continue;
            }
            Bytes refusal = owed.refusal();
            if (refusal != null) {
                owed.way().send(refusal);
            } else if (why == Shed.STORE_FULL && owed.reply() instanceof Reply.AfterAppend(Bytes bytes)) {
                owed.way().send(bytes);
            }
        }
    }

    /** Name in metrics and entries. */
    public String protocol() {
        return protocol;
    }

    public Intake<Owed> intake() {
        return intake;
    }

    public DeviceResolver resolver() {
        return tools.resolver();
    }

    public GatewayMeters meters() {
        return tools.meters();
    }

    @Override
    public Moment now() {
        return new Moment(tools.clock().instant(), System.nanoTime());
    }

    @Override
    public boolean mayRead(long connection) {
        return intake.mayRead(connection);
    }

    @Override
    public boolean isWaiting(long connection) {
        return intake.isWaiting(connection);
    }

    @Override
    public void shed(String reason) {
        meters().shed(protocol, reason);
    }

    @Override
    public void malformed(Defect defect) {
        meters().malformed(protocol, defect);
    }

    LoginGate logins() {
        return tools.logins();
    }

    LiveUpdates live() {
        return live;
    }

    CentreId unregisteredCentre() {
        return unregisteredCentre;
    }
}
