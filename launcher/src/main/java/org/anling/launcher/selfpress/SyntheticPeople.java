package org.anling.launcher.selfpress;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.contract.plan.SelfPress;
import org.anling.journal.Inbox;
import org.anling.journal.cache.DeviceDirectory;

/**
 * Makes the synthetic devices, elders and the responder known to gateway and dispatcher, past the registry: they are nobody's to maintain.
 * Done again before every round, so that a store that lost them gets them back; what is known in the same version changes nothing.
 */
final class SyntheticPeople {

    /** Where the frame of the synthetic watch says that it is: a fix far from home would send help there, and nobody is near. */
    private static final Position HOME = Position.home(39.8822, 116.4066);

    private static final long PATIENCE_SECONDS = 5;

    private final CentreId centre;
    private final DeviceDirectory directory;
    private final Inbox inbox;
    private final InstantSource clock;
    private final long version;

    SyntheticPeople(CentreId centre, DeviceDirectory directory, Inbox inbox, InstantSource clock) {
        this.centre = centre;
        this.directory = directory;
        this.inbox = inbox;
        this.clock = clock;
        this.version = clock.millis();
    }

    /** Puts everybody. @throws TimeoutException if a store does not answer in time */
    void put(List<SyntheticIntake> intakes) throws TimeoutException, InterruptedException {
        for (SyntheticIntake intake : intakes) {
            refuseRealDevice(intake.device());
            await(directory.put(record(intake)));
        }
        await(inbox.append(responder()));
    }

    /** Our version is higher than the registry's: it would put a real device's elder out of the directory. */
    private void refuseRealDevice(DeviceId device) throws TimeoutException, InterruptedException {
        Optional<ElderRef> elder = await(directory.find(device)).map(DeviceRecord::elder);
        if (elder.filter(known -> !known.community().equals(SelfPress.COMMUNITY))
                .isPresent()) {
            throw new IllegalStateException("the device " + device + " of the self-press is enrolled for an elder;"
                    + " give that device another number, or start the gateway on another port");
        }
    }

    private DeviceRecord record(SyntheticIntake intake) {
        ElderRef elder = new ElderRef(
                new ElderId("self-press." + intake.device()),
                SelfPress.COMMUNITY,
                1,
                SelfPress.PLAN,
                ElderRef.Risk.STANDARD);
        return new DeviceRecord(
                intake.device(),
                centre,
                DeviceRecord.Standing.ENROLLED,
                intake.protocol(),
                "self-press",
                elder,
                HOME,
                intake.secretHash().isEmpty() ? null : intake.secretHash(),
                Duration.ofDays(1),
                version);
    }

    private InputEntry responder() {
        ResponderProfile profile = new ResponderProfile(
                SelfPress.RESPONDER,
                ResponderKind.VEHICLE,
                TravelMode.CAR,
                Availability.AVAILABLE,
                SelfPress.COMMUNITY,
                SelfPress.COMMUNITY,
                List.of(),
                List.of(),
                1);
        RegistryChange change = new RegistryChange(0, new RegistryChange.PutResponder(profile));
        InputEnvelope envelope = InputEnvelope.of(
                new InputId(UUID.randomUUID().toString()), centre, Lane.ROUTINE, change, clock.instant());
        return new InputEntry(envelope, change, Personal.ofPlaces(null, HOME));
    }

    private static <T> T await(CompletionStage<T> asked) throws TimeoutException, InterruptedException {
        try {
            return asked.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the store refused: " + e.getCause(), e);
        }
    }
}
