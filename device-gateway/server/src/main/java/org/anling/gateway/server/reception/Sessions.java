package org.anling.gateway.server.reception;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.session.Login;
import org.anling.gateway.server.entrance.LoginGate;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Leaving;
import org.anling.gateway.server.intake.Source;

/**
 * Which connection of one protocol is a device's session, and what commands to it are made out to. Any thread.
 *
 * @param <A> what a command must know of the device besides its id
 */
public final class Sessions<A> {

    private final Reception reception;
    private final Map<DeviceId, Held<A>> held = new ConcurrentHashMap<>();

    public Sessions(Reception reception) {
        this.reception = reception;
        reception.resolver().onLeaving(this::leave);
    }

    /** A session. */
    public record Held<A>(long number, A address, WayBack way) {}

    /** A device that names itself on a connection. */
    public record Claim<A>(DeviceId device, Source source, A address, WayBack way) {}

    /** What becomes of a device that named itself. Called by the executor that was given. */
    public interface Outcome {

        /** It may speak. */
        void accepted();

        /** It was enrolled once and may not speak any more. */
        void revoked();
    }

    /**
     * Looks up who it is, in its turn; a silent directory holds nobody back, since a login promises nothing. If too many wait for their turn
     * nothing comes of it: the connection stays, its alarms are heard, and the device logs in again.
     *
     * @param executor the loop of the connection, which also says when that is closed
     */
    public void login(Claim<A> claim, Executor executor, Outcome outcome) {
        long number = claim.source().connection();
        Held<A> session = held.get(claim.device());
        if (session != null && session.number() == number) {
            lookUp(claim, executor, outcome);
            return;
        }
        LoginGate.Login login = new LoginGate.Login(claim.way()::isOpen, () -> lookUp(claim, executor, outcome));
        if (!reception.logins().admit(new LoginGate.Who(number, claim.device()), login)) {
            reception.shed("logins");
        }
    }

    private void lookUp(Claim<A> claim, Executor executor, Outcome outcome) {
        reception
                .resolver()
                .resolve(claim.device())
                .exceptionally(silent -> Optional.empty())
                .thenAccept(record -> executor.execute(() -> resolved(claim, record, outcome)));
    }

    /** The session of a device, if this gateway has it. */
    public Optional<Held<A>> find(DeviceId device) {
        return Optional.ofNullable(held.get(device));
    }

    /** A connection ended. */
    public void closed(long number) {
        for (DeviceId device : reception.intake().closed(number)) {
            held.computeIfPresent(device, (of, session) -> session.number() == number ? null : session);
            reception.live().ended(device);
        }
    }

    /** On the loop of the connection: if that ended while the directory was asked, nobody would end this session. */
    private void resolved(Claim<A> claim, Optional<DeviceRecord> record, Outcome outcome) {
        if (!claim.way().isOpen()) {
            return;
        }
        if (DeviceResolver.isRevoked(record)) {
            reception.meters().refused(reception.protocol(), "revoked");
            outcome.revoked();
            return;
        }
        switch (reception.intake().login(claim.device(), claim.source())) {
            case Login.Current _ -> hold(claim, record);
            case Login.Full _ -> reception.meters().refused(reception.protocol(), "too-many-sessions");
            case Login.Late _ -> {}
        }
        outcome.accepted();
    }

    private void hold(Claim<A> claim, Optional<DeviceRecord> record) {
        long number = claim.source().connection();
        Held<A> before = held.put(claim.device(), new Held<>(number, claim.address(), claim.way()));
        if (before == null || before.number() != number) {
            reception
                    .live()
                    .opened(claim.device(), record.map(DeviceRecord::centre).orElse(reception.unregisteredCentre()));
        }
    }

    private void leave(DeviceId device, Leaving why) {
        Held<A> session = held.get(device);
        if (session != null) {
            reception.meters().refused(reception.protocol(), why.name().toLowerCase(Locale.ROOT));
            session.way().end();
        }
    }
}
