package org.anling.dispatcher.core.state;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;

/**
 * What binds one responder: live offers and active assignments with their incidents. More than one live offer would be a fault of
 * ours, which the tests look for.
 */
public record Bond(SortedMap<OfferId, IncidentId> offers, SortedMap<AssignmentId, IncidentId> jobs) {

    static final Bond NONE = new Bond(new TreeMap<>(), new TreeMap<>());

    Bond with(OfferId offer, IncidentId incident) {
        TreeMap<OfferId, IncidentId> more = new TreeMap<>(offers);
        more.put(offer, incident);
        return new Bond(more, jobs);
    }

    Bond without(OfferId offer) {
        TreeMap<OfferId, IncidentId> fewer = new TreeMap<>(offers);
        fewer.remove(offer);
        return new Bond(fewer, jobs);
    }

    Bond with(AssignmentId job, IncidentId incident) {
        TreeMap<AssignmentId, IncidentId> more = new TreeMap<>(jobs);
        more.put(job, incident);
        return new Bond(offers, more);
    }

    Bond without(AssignmentId job) {
        TreeMap<AssignmentId, IncidentId> fewer = new TreeMap<>(jobs);
        fewer.remove(job);
        return new Bond(offers, fewer);
    }

    SortedSet<IncidentId> incidents() {
        SortedSet<IncidentId> all = new TreeSet<>(offers.values());
        all.addAll(jobs.values());
        return all;
    }
}
