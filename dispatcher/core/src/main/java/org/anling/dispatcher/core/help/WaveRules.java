package org.anling.dispatcher.core.help;

import java.time.Duration;
import java.util.List;
import org.anling.contract.event.IncidentEvent.WaveBegun;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Wave;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Progress;

/** Waves of a plan: who may be asked from which moment on, and how many at a time. They add up. */
public final class WaveRules {

    private static final int COMMUNITY = 12;
    private static final List<Wave> EVERYBODY = List.of(Wave.ofAll(0));

    private WaveRules() {}

    /** The waves that began, or the first one if none did: whoever one of them wants may be asked. */
    static List<Wave> begun(Draft d, IncidentState incident) {
        List<Wave> waves = waves(d, incident);
        int begun = Math.clamp(incident.progress().wave(), 1, waves.size());
        return waves.subList(0, begun);
    }

    /** As {@link #begun}, but of the elder's own community only. */
    static List<Wave> begunNearby(Draft d, IncidentState incident) {
        return begun(d, incident).stream().map(WaveRules::nearby).toList();
    }

    /** How many live offers the latest wave wants; if it leaves that open, the priority says. */
    public static int wanted(Draft d, IncidentState incident) {
        int offers = begun(d, incident).getLast().offers();
        return offers > 0 ? offers : d.settings.offers(incident.priority());
    }

    /** The first wave begins, or the one that was stopped goes on; the next one gets its moment. */
    static void begin(Draft d, IncidentId id) {
        Progress progress = d.get(id).progress();
        if (progress.wave() == 0 || progress.stopped()) {
            d.emit(new WaveBegun(id, Math.max(1, progress.wave()), progress.noReply()));
        }
        waitForNext(d, id);
    }

    /** The waves for an elder who does not answer begin, if the plan has any. */
    static void beginNoReply(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        if (!PlanRules.of(d, incident).noReply().isEmpty()
                && !incident.progress().noReply()) {
            d.deadline(id, DeadlineKind.WAVE, null);
            d.emit(new WaveBegun(id, 1, true));
        }
    }

    static boolean hasNext(Draft d, IncidentState incident) {
        return incident.progress().wave() > 0
                && incident.progress().wave() < waves(d, incident).size();
    }

    /** The next wave begins: its moment came, or the one before found nobody. */
    public static void next(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        d.deadline(id, DeadlineKind.WAVE, null);
        if (incident.wanted() > 0 && hasNext(d, incident)) {
            Progress progress = incident.progress();
            d.emit(new WaveBegun(id, progress.wave() + 1, progress.noReply()));
            HelpRules.askFully(d, id);
            HelpRules.waitForAnswers(d, id);
        }
    }

    private static void waitForNext(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        if (!hasNext(d, incident)) {
            d.deadline(id, DeadlineKind.WAVE, null);
        } else if (!incident.deadlines().containsKey(DeadlineKind.WAVE)) {
            List<Wave> waves = waves(d, incident);
            int begun = incident.progress().wave();
            Duration pause = waves.get(begun).after().minus(waves.get(begun - 1).after());
            d.deadline(id, DeadlineKind.WAVE, d.now().plus(pause));
        }
    }

    /** A plan without waves asks nobody by itself; when people say that help is needed, it is everybody. */
    private static List<Wave> waves(Draft d, IncidentState incident) {
        Plan plan = PlanRules.of(d, incident);
        boolean silent = incident.progress().noReply() && !plan.noReply().isEmpty();
        List<Wave> waves = silent ? plan.noReply() : plan.waves();
        return waves.isEmpty() ? EVERYBODY : waves;
    }

    private static Wave nearby(Wave wave) {
        return new Wave(
                wave.after(),
                wave.offers(),
                wave.kinds(),
                wave.skills(),
                wave.radiusMetres(),
                wave.within(),
                COMMUNITY,
                wave.keyOnly());
    }
}
