package org.anling.launcher.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.journal.Inbox;
import org.jspecify.annotations.Nullable;

/** Appends inputs as gateway and console would, and insists that each is on disk. */
public final class Inputs {

    private static final String COMMUNITY = "310101001001";

    private final CentreId centre;
    private final Inbox inbox;
    private final AtomicInteger count = new AtomicInteger();

    public Inputs(CentreId centre, Inbox inbox) {
        this.centre = centre;
        this.inbox = inbox;
    }

    /** One press; the same copy twice is an exact copy. */
    public void press(String elder, String copy) {
        ElderRef ref = new ElderRef(new ElderId(elder), COMMUNITY, 1, "default", ElderRef.Risk.STANDARD);
        DeviceRef device = new DeviceRef(new DeviceId("d-" + elder), Identity.VERIFIED, "mqtt", "button", null);
        Alert alert =
                new Alert(AlertType.SOS, "d-" + elder + ":" + copy, null, ClockQuality.UNSET, null, null, null, 0);
        append(
                new AlertFrame(device, ref, List.of(alert), Duration.ofMinutes(10), List.of()),
                Personal.ofPlaces(null, Position.home(31, 121)));
    }

    /** Somebody on duty, so many degrees from everybody. */
    public void responder(String id, double degreesAway) {
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(id),
                ResponderKind.DOCTOR,
                TravelMode.BICYCLE,
                Availability.AVAILABLE,
                COMMUNITY,
                "",
                List.of(),
                List.of(),
                1);
        append(
                new RegistryChange(1, new RegistryChange.PutResponder(profile)),
                Personal.ofPlaces(null, Position.home(31 + degreesAway, 121)));
    }

    /** The asked one will go. */
    public void accept(OfferMade offer) {
        append(new ResponderAnswer(offer.responder(), new ResponderAnswer.Accept(offer.offer())), null);
    }

    private void append(Input input, @Nullable Personal personal) {
        InputEnvelope envelope = InputEnvelope.of(
                new InputId("in-" + count.incrementAndGet()), centre, Lane.URGENT, input, Instant.now());
        Inbox.Appended appended = inbox.append(new InputEntry(envelope, input, personal))
                .toCompletableFuture()
                .join();
        assertThat(appended).isEqualTo(Inbox.Appended.DURABLE);
    }
}
