package org.anling.journal.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.log.LeaseToken;

/** A writer that works alone: every owner is a member of its own, and each call under its lease is the sign of life. */
final class LoneMember implements Membership {

    private final Roll roll;
    private Set<String> living = Set.of();

    LoneMember(Roll roll) {
        this.roll = roll;
    }

    @Override
    public Optional<String> word(String owner, Duration ttl) {
        living = roll.join(Membership.member(owner), ttl);
        return Optional.of(owner);
    }

    @Override
    public boolean isLiving(String member) {
        return living.contains(member);
    }

    @Override
    public boolean isOurs(LeaseToken lease) {
        return true;
    }

    @Override
    public void sign(LeaseToken lease, Duration ttl) {
        living = roll.join(Membership.member(lease.owner()), ttl);
    }
}
