package org.anling.dispatcher.core.dispatch;

import java.util.Optional;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.IncidentEvent.CardChanged;
import org.anling.contract.event.ResponderEvent.ResponderPut;
import org.anling.contract.event.ResponderEvent.ResponderRemoved;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.duty.CoverRules;
import org.anling.dispatcher.core.duty.DutyRules;
import org.anling.dispatcher.core.help.Draft;
import org.jspecify.annotations.Nullable;

/** What becomes of a change of the registry. Older versions than the known one are ignored. */
final class RegistryRules {

    private RegistryRules() {}

    static void decide(Draft d, RegistryChange change, @Nullable Personal personal) {
        switch (change.change()) {
            case RegistryChange.PutResponder put -> put(d, put.profile(), personal);
            case RegistryChange.RemoveResponder remove -> remove(d, remove.responder(), remove.version());
            case RegistryChange.PutElder put -> putElder(d, put.elder());
        }
    }

    private static void put(Draft d, ResponderProfile profile, @Nullable Personal personal) {
        Optional<ResponderState> known = d.tables.responders.find(profile.id());
        if (known.isPresent() && known.get().profile().version() >= profile.version()) {
            d.ignore("version " + profile.version() + " of the responder is not newer");
            return;
        }
        d.emit(new ResponderPut(profile), personal);
        Availability now = d.tables.responders.find(profile.id()).orElseThrow().availability();
        DutyRules.followAvailability(d, profile.id(), now);
        CoverRules.know(d, profile.community());
        CoverRules.changed(d, known.orElse(null), profile.id());
    }

    private static void remove(Draft d, ResponderId id, long version) {
        Optional<ResponderState> known = d.tables.responders.find(id);
        if (known.isEmpty() || known.get().profile().version() > version) {
            d.ignore("version " + version + " of the responder is not newer");
            return;
        }
        d.emit(new ResponderRemoved(id, version));
        d.deadline(Kind.DUTY, id.value(), null);
        DutyRules.standDown(d, id);
        AssignmentRules.releaseAll(d, id, "left the centre");
        CoverRules.changed(d, known.get(), id);
    }

    private static void putElder(Draft d, ElderRef elder) {
        Optional<IncidentState> open = d.tables.findOpen("e:" + elder.id());
        boolean newer = open.map(IncidentState::elder)
                .filter(known -> known.cardVersion() < elder.cardVersion())
                .isPresent();
        CoverRules.know(d, elder.community());
        if (open.isPresent() && newer) {
            d.emit(new CardChanged(open.get().id(), elder));
        } else if (d.isEmpty()) {
            d.ignore("nothing is open that shows the card");
        }
    }
}
