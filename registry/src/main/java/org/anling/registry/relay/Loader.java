package org.anling.registry.relay;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.anling.contract.alert.Personal;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.plan.PlanText;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.OutboxRow;
import org.anling.registry.people.Devices;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Elders;
import org.anling.registry.people.Responder;
import org.anling.registry.people.Responders;
import org.anling.registry.people.Staff;
import org.anling.registry.plan.PlanRow;
import org.anling.registry.plan.PlanRows;
import org.anling.registry.push.PushSubscriptions;

/** Reads the record that a note names, in its newest version: later notes of the same record then bring nothing new. */
final class Loader {

    private final Elders elders;
    private final Devices devices;
    private final Responders responders;
    private final Staff staff;
    private final CentreId centre;
    private final PlanRows plans;
    private final PushSubscriptions browsers;

    Loader(RegistryDatabase database, CentreId centre) {
        this.centre = centre;
        this.elders = new Elders(database, centre);
        this.devices = new Devices(database, centre);
        this.responders = new Responders(database, centre);
        this.staff = new Staff(database, centre);
        this.plans = new PlanRows(centre);
        this.browsers = new PushSubscriptions(database, centre);
    }

    Loaded load(Transaction transaction, OutboxRow row) {
        return switch (row.change().subject()) {
            case ELDER -> elder(transaction, row);
            case DEVICE ->
                device(
                        row,
                        devices.findRecord(
                                transaction, new DeviceId(row.change().id())));
            case RESPONDER -> responder(transaction, row);
            case STAFF -> staff(row, transaction);
            case PLAN ->
                plan(
                        row,
                        plans.findActive(
                                transaction, PlanText.Kind.PLAN, row.change().id()));
            case PROTOCOL_CARD ->
                plan(
                        row,
                        plans.findActive(
                                transaction, PlanText.Kind.CARD, row.change().id()));
        };
    }

    private Loaded elder(Transaction transaction, OutboxRow row) {
        Optional<Elder> found =
                elders.find(transaction, new ElderId(row.change().id()));
        if (found.isPresent()) {
            Elder elder = found.get();
            return new Loaded(
                    row,
                    List.of(copies -> copies.put(elder.card())),
                    Optional.of(new RegistryChange.PutElder(elder.ref())),
                    null);
        }
        return new Loaded(row, List.of(forget(transaction, row)), Optional.empty(), null);
    }

    /** Older cards of an elder whose record was removed go by themselves; of one who was erased none may stay. */
    private Function<Copies, CompletionStage<?>> forget(Transaction transaction, OutboxRow row) {
        ElderId id = new ElderId(row.change().id());
        return transaction
                .find(
                        "select r.version from elder_erased e join elder_removed r on r.centre = e.centre and r.id ="
                                + " e.id where e.centre = ? and e.id = ?",
                        found -> found.getLong("version"),
                        centre.value(),
                        id.value())
                .<Function<Copies, CompletionStage<?>>>map(last -> copies -> copies.eraseElder(id, last))
                .orElse(copies -> copies.removeElder(id));
    }

    private static Loaded device(OutboxRow row, Optional<DeviceRecord> found) {
        return found.map(device -> new Loaded(row, writes(device), Optional.empty(), null))
                .orElseGet(() -> nothing(row));
    }

    private static List<Function<Copies, CompletionStage<?>>> writes(DeviceRecord device) {
        return device.elder() == null
                ? List.of(copies -> copies.put(device), copies -> copies.removePosition(device.id()))
                : List.of(copies -> copies.put(device));
    }

    private Loaded responder(Transaction transaction, OutboxRow row) {
        ResponderId id = new ResponderId(row.change().id());
        Optional<Responder> found = responders.find(transaction, id);
        if (found.isPresent()) {
            Responder responder = found.get();
            return new Loaded(
                    row,
                    List.of(write(responder.card(browsers.list(transaction, id.value())))),
                    Optional.of(new RegistryChange.PutResponder(responder.profile())),
                    Personal.ofPlaces(null, responder.base()));
        }
        return responders
                .findRemoval(transaction, id)
                .map(version -> new Loaded(
                        row,
                        List.of(copies -> copies.removePerson(id.value())),
                        Optional.of(new RegistryChange.RemoveResponder(id, version)),
                        null))
                .orElseGet(() -> nothing(row));
    }

    private Loaded staff(OutboxRow row, Transaction transaction) {
        return staff.find(transaction, new StaffId(row.change().id()))
                .map(member -> new Loaded(row, List.of(write(member.card())), Optional.empty(), null))
                .orElseGet(() -> nothing(row));
    }

    /** Those who follow plans read the copy: the dispatcher that leads makes the input of it, the pages ask with the cards. */
    private static Loaded plan(OutboxRow row, Optional<PlanRow> active) {
        return active.map(version ->
                        new Loaded(row, List.of(copies -> copies.put(version.text())), Optional.empty(), null))
                .orElseGet(() -> nothing(row));
    }

    private static Function<Copies, CompletionStage<?>> write(PersonCard card) {
        return copies -> copies.put(card);
    }

    private static Loaded nothing(OutboxRow row) {
        return new Loaded(row, List.of(), Optional.empty(), null);
    }
}
