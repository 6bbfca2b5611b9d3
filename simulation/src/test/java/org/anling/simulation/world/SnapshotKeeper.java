package org.anling.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anling.contract.entry.EventId;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;

/**
 * The standby: follows the events, writes the pieces that changed, and trims what nobody needs. If the snapshot that lies there is
 * not the one it wrote last (a lost tail took it back), what changed is not enough and every piece is written.
 */
final class SnapshotKeeper {

    private final Follower follower;
    private EventId written = EventId.NONE;

    SnapshotKeeper(Follower follower) {
        this.follower = follower;
    }

    /** Writes, trims now and then, and says what came of it. */
    String write(boolean trims) {
        if (!follower.follow()) {
            return "no snapshot: the state may be of a lost branch";
        }
        EventLog log = follower.log();
        CentreState state = follower.state();
        try {
            Optional<EventLog.Snapshot> there = log.findSnapshot();
            boolean ours =
                    there.map(EventLog.Snapshot::upTo).orElse(EventId.NONE).equals(written);
            log.writeSnapshot(follower.at(), ours ? state.changedPieces() : everyPiece(state, there));
            state.saved();
            written = follower.at();
            return trims ? "snapshot up to " + written + ", trimmed " + log.trim() : "snapshot up to " + written;
        } catch (JournalUnavailableException noAnswer) {
            written = EventId.NONE;
            return "no snapshot: " + noAnswer.getMessage();
        }
    }

    private static List<SnapshotPiece> everyPiece(CentreState state, Optional<EventLog.Snapshot> there) {
        List<SnapshotPiece> pieces = new ArrayList<>(state.allPieces());
        Set<String> keys = pieces.stream().map(SnapshotPiece::key).collect(Collectors.toSet());
        there.map(EventLog.Snapshot::pieces).orElse(List.of()).stream()
                .filter(old -> !keys.contains(old.key()))
                .forEach(old -> pieces.add(new SnapshotPiece(old.key(), state.lastSeq(), "")));
        return pieces;
    }
}
