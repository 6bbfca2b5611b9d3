package org.anling.journal.redis;

import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;

/** Names of a centre's keys. All share the hash tag of the centre, so that they lie on one shard and one script reaches them. */
public final class Keys {

    private final String tag;

    public Keys(CentreId centre) {
        this.tag = "{" + centre.value() + "}:";
    }

    /** Stream of a lane of the inbox. */
    public String lane(Lane lane) {
        return switch (lane) {
            case URGENT -> tag + "inbox:urgent";
            case ROUTINE -> tag + "inbox:routine";
        };
    }

    /** Any other key of the centre. */
    public String of(String name) {
        return tag + name;
    }

    String events() {
        return tag + "events";
    }

    /** Hash: identity, epoch, tail, hash, batch, urgent, routine, snapshot, incomplete. */
    String meta() {
        return tag + "meta";
    }

    /** Hash: holder, that is owner and epoch. It holds while the owner's member is on the list of the living. */
    String lease() {
        return tag + "leader";
    }

    String readers() {
        return tag + "readers";
    }

    String snapshot() {
        return tag + "snapshot";
    }

    /** Pieces that will be the snapshot once all of them are there. */
    String restore() {
        return tag + "restore";
    }
}
