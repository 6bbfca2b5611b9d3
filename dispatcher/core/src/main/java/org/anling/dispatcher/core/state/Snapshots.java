package org.anling.dispatcher.core.state;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.plan.Plan;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.CentreMeta;
import org.anling.contract.state.CommunityState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.RepeatShard;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.contract.state.StaffState;
import org.anling.contract.state.TechnicalState;
import org.anling.contract.state.TestMode;

/**
 * State to pieces of a snapshot and back. Pieces may be newer than the event a snapshot starts from; each remembers its own, and
 * events up to it are not folded into it again.
 */
final class Snapshots {

    private Snapshots() {}

    static SnapshotPiece piece(String key, long seq, Tables tables, Memory memory, CentreMeta meta) {
        return new SnapshotPiece(
                key,
                seq,
                findRecord(key, tables, memory, meta).map(ContractJson::encode).orElse(""));
    }

    static void load(Tables tables, Memory memory, List<SnapshotPiece> pieces) {
        for (SnapshotPiece piece : pieces) {
            tables.loaded.put(piece.key(), piece.seq());
            if (!piece.json().isEmpty()) {
                loadRecord(tables, memory, piece);
            }
        }
    }

    static Optional<CentreMeta> findMeta(List<SnapshotPiece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.key().equals(Pieces.META))
                .map(piece -> read(piece, CentreMeta.class))
                .findFirst();
    }

    static SortedSet<String> keys(Tables tables, Memory memory) {
        SortedSet<String> keys = new TreeSet<>(memory.shards());
        tables.incidents.all().keySet().forEach(id -> keys.add(Pieces.incident(id)));
        tables.responders.all().keySet().forEach(id -> keys.add(Pieces.responder(id)));
        tables.technical.all().keySet().forEach(id -> keys.add(Pieces.technical(id)));
        CentreTables centre = tables.centre;
        centre.plans.all().keySet().forEach(key -> keys.add(Pieces.plan(key)));
        centre.staff.all().keySet().forEach(id -> keys.add(Pieces.staff(id)));
        centre.tests.all().keySet().forEach(id -> keys.add(Pieces.test(id)));
        centre.communities.all().keySet().forEach(code -> keys.add(Pieces.community(code)));
        centre.deadlines.all().keySet().forEach(key -> keys.add(Pieces.deadline(key)));
        centre.calls.all().keySet().forEach(call -> keys.add(Pieces.call(call)));
        keys.add(Pieces.META);
        return keys;
    }

    private static Optional<?> findRecord(String key, Tables tables, Memory memory, CentreMeta meta) {
        if (key.equals(Pieces.META)) {
            return Optional.of(meta);
        }
        String id = key.substring(key.indexOf('/') + 1);
        return switch (key.substring(0, key.indexOf('/') + 1)) {
            case Pieces.INCIDENT -> tables.incidents.find(new IncidentId(id));
            case Pieces.RESPONDER -> tables.responders.find(new ResponderId(id));
            case Pieces.TECHNICAL -> tables.technical.find(id);
            case Pieces.REPEATS ->
                Optional.of(memory.shard(tables, key))
                        .filter(shard ->
                                !shard.inputs().isEmpty() || !shard.copies().isEmpty());
            case Pieces.PLAN -> tables.centre.plans.find(id);
            case Pieces.STAFF -> tables.centre.staff.find(new StaffId(id));
            case Pieces.TEST -> tables.centre.tests.find(new ElderId(id));
            case Pieces.COMMUNITY -> tables.centre.communities.find(id);
            case Pieces.DEADLINE -> tables.centre.deadlines.find(id);
            case Pieces.CALL -> tables.centre.calls.find(id);
            default -> throw new IllegalStateException("no such piece: " + key);
        };
    }

    /** Pieces of kinds that this version does not know belong to other readers or newer versions and are left alone. */
    private static void loadRecord(Tables tables, Memory memory, SnapshotPiece piece) {
        String key = piece.key();
        if (key.startsWith(Pieces.INCIDENT)) {
            tables.putIncident(read(piece, IncidentState.class));
        } else if (key.startsWith(Pieces.RESPONDER)) {
            tables.putResponder(read(piece, ResponderState.class));
        } else if (key.startsWith(Pieces.TECHNICAL)) {
            tables.putTechnical(read(piece, TechnicalState.class));
        } else if (key.startsWith(Pieces.REPEATS)) {
            memory.load(tables, read(piece, RepeatShard.class));
        } else {
            loadCentre(tables.centre, piece);
        }
    }

    private static void loadCentre(CentreTables centre, SnapshotPiece piece) {
        String key = piece.key();
        if (key.startsWith(Pieces.PLAN)) {
            centre.putPlan(read(piece, Plan.class));
        } else if (key.startsWith(Pieces.STAFF)) {
            centre.putStaff(read(piece, StaffState.class));
        } else if (key.startsWith(Pieces.TEST)) {
            centre.putTest(read(piece, TestMode.class));
        } else if (key.startsWith(Pieces.COMMUNITY)) {
            centre.putCommunity(read(piece, CommunityState.class));
        } else if (key.startsWith(Pieces.CALL)) {
            centre.putCall(read(piece, CallState.class));
        } else if (key.startsWith(Pieces.DEADLINE)) {
            CentreDeadline due = read(piece, CentreDeadline.class);
            centre.putDeadline(new CentreDeadlineSet(due.kind(), due.subject(), due.due()));
        }
    }

    private static <T> T read(SnapshotPiece piece, Class<T> type) {
        try {
            return ContractJson.decode(piece.json(), type);
        } catch (UnreadableException unreadable) {
            throw new IllegalStateException("snapshot piece " + piece.key() + " cannot be read", unreadable);
        }
    }
}
